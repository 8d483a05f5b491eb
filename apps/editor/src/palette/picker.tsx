import "./types.css";
import "./picker.css";
import type { FlowDocument } from "@dialtree/flow";
import { Input } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { TypeIcon } from "../canvas/node-view.tsx";
import { message as general } from "../messages/message.ts";
import { nodeTypes } from "../words/node-types.ts";
import { paletteGroups } from "./palette.tsx";
import { UseNote } from "./use-note.tsx";
import { message } from "./words.ts";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The choice of a new step at a place of the screen: likely ones first, then all by group. Types that cannot stand there are left out, and
 * counted. What is typed searches; Enter takes the first.
 */
export function Picker(props: {
  readonly at: { readonly x: number; readonly y: number };
  readonly flow: Pick<FlowDocument, "nodes" | "start">;
  readonly fits: (type: string) => boolean;
  readonly likely: readonly string[];
  readonly onPick: (type: string) => void;
  readonly onClose: () => void;
}) {
  const { at, flow, fits, likely, onPick, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState("");
  const id = useId();

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    current.showPopover();
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`;
    current.style.top = `${Math.max(8, Math.min(at.y, innerHeight - height - 8))}px`;
    current.querySelector("input")?.focus();
  }, [at]);

  const wanted = search.trim().toLowerCase();
  const isFound = (type: string) => {
    const { title = type, summary = "" } = nodeTypes.get(type) ?? {};
    return fits(type) && `${title} ${summary}`.toLowerCase().includes(wanted);
  };
  const first = wanted === "" ? likely.filter(fits) : [];
  const groups = [
    ...(first.length > 0 ? [{ group: message("picker.likely"), types: first }] : []),
    ...paletteGroups.map(({ group, types }) => ({
      group: general(`palette.${group}`),
      types: types.map(({ type }) => type).filter((type) => isFound(type) && !first.includes(type)),
    })),
  ].filter(({ types }) => types.length > 0);
  const found = groups.flatMap(({ types }) => types);
  const leftOut = [...nodeTypes.values()].filter(({ type, entry }) => entry !== true && !fits(type)).length;

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    const step = steps[event.key];
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    if (step !== undefined) {
      const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
      // Above the first step is the search again.
      if (now + step < 0) event.currentTarget.querySelector("input")?.focus();
      else buttons[Math.min(now + step, buttons.length - 1)]?.focus();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      if (found[0] !== undefined) onPick(found[0]);
    } else return;
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
      <Input
        className="picker-search"
        size="small"
        contentBefore={<SearchRegular />}
        value={search}
        aria-label={message("picker.search")}
        aria-describedby={`${id}-found`}
        placeholder={message("picker.search")}
        onChange={(_event, { value }) => setSearch(value)}
      />
      <p id={`${id}-found`} role="status" className={found.length > 0 ? "unseen" : "picker-none"}>
        {found.length > 0 ? message("picker.found", { count: new Set(found).size }) : message("picker.none")}
      </p>
      <div className="picker-types">
        {groups.map(({ group, types }) => (
          // biome-ignore lint/a11y/useSemanticElements: no fields that belong together, but steps
          <div key={group} role="group" aria-label={group}>
            <h3>{group}</h3>
            <ul className="types">
              {types.map((type) => (
                <li key={type}>
                  <button type="button" title={nodeTypes.get(type)?.summary} onClick={() => onPick(type)}>
                    <TypeIcon type={type} />
                    <span>
                      {nodeTypes.get(type)?.title ?? type}
                      <UseNote type={type} flow={flow} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {leftOut > 0 && <p className="picker-left-out">{message("picker.left.out", { count: leftOut })}</p>}
    </div>
  );
}
