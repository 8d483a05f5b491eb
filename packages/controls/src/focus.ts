import { pointer } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";

// Tabs only lead to what people look for.
const focusable = ["input", "textarea", "select", "button"]
  .map((name) => `${name}:not([disabled], [role=tab])`)
  .join();

/** Focuses the first thing in an element that can be, tabs left aside. */
export function focusFirst(element: Element | undefined): void {
  const found = element?.querySelector<HTMLElement>(focusable);
  // What is folded away has no focus to take.
  for (let part = found?.closest("details"); part; part = part.parentElement?.closest("details")) {
    part.open = true;
  }
  found?.focus();
}

/** Focuses the first input of the innermost part of a form that a path leads into; nothing where it leads nowhere. */
export function focusPart(form: Element, path: Path): void {
  focusFirst(partAt(form, path));
}

/** The innermost part of a form that a path leads into. */
export function partAt(form: Element, path: Path): Element | undefined {
  const parts = [...form.querySelectorAll("[data-field]")];
  for (let depth = path.length; depth > 0; depth--) {
    const at = pointer(path.slice(0, depth));
    const part = parts.find((element) => element.getAttribute("data-field") === at);
    if (part) return part;
  }
  return undefined;
}
