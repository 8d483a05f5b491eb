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

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    if (!current.matches(":popover-open")) current.showPopover();
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`;
    current.style.top = `${Math.max(8, Math.min(at.y, innerHeight - height - 8))}px`;
    current.querySelector("button")?.focus();
  }, [at]);

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
    if (event.key === "Tab") event.currentTarget.hidePopover();
    else if (next) next.focus();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      popover="auto"
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
            // Closed first: what it is of gets the focus back, and what is done may take it on.
            box.current?.hidePopover();
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
