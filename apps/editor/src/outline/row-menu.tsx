import { type KeyboardEvent, useEffect, useRef } from "react";
import { Keys } from "../commands/keys.tsx";
import type { Action, Deed } from "./actions.ts";

/** All that can be done with a line, at a place of the screen. */
export function RowMenu(props: {
  readonly of: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly actions: readonly Action[];
  readonly onDo: (deed: Deed) => void;
  readonly onClose: () => void;
}) {
  const { of, at, actions, onDo, onClose } = props;
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
    // The tree around it has keys of its own.
    event.stopPropagation();
    const items = [...event.currentTarget.querySelectorAll("button")];
    const now = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowDown: items[(now + 1) % items.length],
      ArrowUp: items.at(now - 1),
      Home: items[0],
      End: items.at(-1),
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
      className="outline-menu"
      onToggle={({ newState }) => newState === "closed" && onClose()}
      onKeyDown={pressed}
    >
      {actions.map(({ deed, words, keys }) => (
        <button
          key={deed}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-keyshortcuts={keys}
          onClick={() => {
            // Closed first: the line gets the focus back, and what is done may take it on.
            box.current?.hidePopover();
            onDo(deed);
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
