import "./place-menu.css";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Chord } from "./chord.ts";
import { Keys } from "./keys.tsx";

/** Something that a menu offers. */
export interface MenuItem<Id extends string> {
  readonly id: Id;
  readonly words: string;
  readonly keys?: Chord | undefined;
}

/** All that can be done with something, at a place of the screen. */
export function PlaceMenu<Id extends string>(props: {
  readonly of: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly items: readonly MenuItem<Id>[];
  readonly onDo: (id: Id) => void;
  readonly onClose: () => void;
}) {
  const { of, at, items, onDo, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<Element>(null);

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    if (!current.matches(":popover-open")) current.showPopover();
    if (!current.contains(document.activeElement)) before.current = document.activeElement;
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`;
    current.style.top = `${Math.max(8, Math.min(at.y, innerHeight - height - 8))}px`;
    current.querySelector("button")?.focus();
  }, [at]);
  useEffect(() => {
    const elsewhere = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) box.current?.hidePopover();
    };
    document.addEventListener("pointerdown", elsewhere, true);
    return () => document.removeEventListener("pointerdown", elsewhere, true);
  }, []);

  /** What it is of gets the focus back. */
  function close(): void {
    box.current?.hidePopover();
    if (before.current instanceof HTMLElement) before.current.focus();
  }

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    // What lies around it has keys of its own.
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowDown: buttons[(now + 1) % buttons.length],
      ArrowUp: buttons.at(now - 1),
      Home: buttons[0],
      End: buttons.at(-1),
    }[event.key];
    if (event.key === "Tab" || event.key === "Escape") close();
    else if (next) next.focus();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      // Not "auto": most systems ask for a menu while the button is still down, and letting it go would close that one again.
      popover="manual"
      role="menu"
      aria-label={of}
      className="place-menu"
      onToggle={({ newState }) => newState === "closed" && onClose()}
      onKeyDown={pressed}
    >
      {items.map(({ id, words, keys }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-keyshortcuts={keys?.replace("Mod", "Control")}
          onClick={() => {
            // Closed first: what is done may take the focus on.
            close();
            onDo(id);
          }}
        >
          <span>{words}</span>
          {keys !== undefined && (
            <span aria-hidden>
              <Keys chord={keys} />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
