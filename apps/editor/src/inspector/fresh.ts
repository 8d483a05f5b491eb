import { type Problem, pointer } from "@dialtree/flow";
import { type FocusEvent, useState } from "react";
import { fieldPathOf } from "../problems/use-problems.ts";

/**
 * What is told of a step that has just been added: nothing of its fields and exits before somebody has been there and gone on. `shown`
 * are those problems, `onBlur` is for what stands around all of the form.
 */
export function useGentle(isFresh: boolean, problems: readonly Problem[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = isFresh ? problems.filter((problem) => isTold(problem, left)) : problems;
  function onBlur({ target, relatedTarget }: FocusEvent): void {
    if (!isFresh) return;
    const behind = placesAround(target, relatedTarget);
    if (behind.some((place) => !left.has(place))) setLeft(new Set([...left, ...behind]));
  }
  return { shown, onBlur };
}

const exit = (outlet: string) => `exit ${outlet}`;

function isTold(problem: Problem, left: ReadonlySet<string>): boolean {
  const at = pointer(fieldPathOf(problem));
  if (at === "") return problem.outlet === undefined || left.has(exit(problem.outlet));
  return [...left].some((place) => `${at}/`.startsWith(`${place}/`) || `${place}/`.startsWith(`${at}/`));
}

/** The fields and exits that the focus leaves for something outside them. */
function placesAround(target: Element, next: EventTarget | null): readonly string[] {
  const places: string[] = [];
  for (
    let part = target.closest<HTMLElement>("[data-field], [data-outlet]");
    part;
    part = part.parentElement?.closest<HTMLElement>("[data-field], [data-outlet]") ?? null
  ) {
    if (next instanceof Node && part.contains(next)) break;
    const { field, outlet } = part.dataset;
    places.push(outlet === undefined ? (field ?? "") : exit(outlet));
  }
  return places;
}
