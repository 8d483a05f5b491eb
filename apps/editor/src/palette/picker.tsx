import "./types.css";
import "./picker.css";
import type { FlowDocument } from "@dialtree/flow";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { TypeIcon } from "../canvas/node-view.tsx";
import { message } from "../messages/message.ts";
import { paletteGroups } from "./palette.tsx";
import { UseNote } from "./use-note.tsx";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The choice of a new step at a place of the screen. Types that cannot stand there are left out. */
export function Picker(props: {
  readonly at: { readonly x: number; readonly y: number };
  readonly flow: Pick<FlowDocument, "nodes" | "start">;
  readonly fits: (type: string) => boolean;
  readonly onPick: (type: string) => void;
  readonly onClose: () => void;
}) {
  const { at, flow, fits, onPick, onClose } = props;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    current.showPopover();
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`;
    current.style.top = `${Math.max(8, Math.min(at.y, innerHeight - height - 8))}px`;
    current.querySelector("button")?.focus();
  }, [at]);

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    const step = steps[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at((now + step) % buttons.length)?.focus();
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-label={message("picker.title")}
      className="picker"
      onToggle={({ newState }) => newState === "closed" && onClose()}
      onKeyDown={pressed}
    >
      {paletteGroups.map(({ group, types }) => {
        const fitting = types.filter(({ type }) => fits(type));
        if (fitting.length === 0) return null;
        return (
          <ul key={group} className="types" aria-label={message(`palette.${group}`)}>
            {fitting.map(({ type, title }) => (
              <li key={type}>
                <button type="button" onClick={() => onPick(type)}>
                  <TypeIcon type={type} />
                  <span>
                    {title}
                    <UseNote type={type} flow={flow} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        );
      })}
    </div>
  );
}
