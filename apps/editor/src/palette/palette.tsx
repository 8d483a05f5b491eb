import "./types.css";
import "./palette.css";
import { type FlowDocument, nodeGroups } from "@dialtree/flow";
import { draggedType } from "../canvas/canvas.tsx";
import { TypeIcon } from "../canvas/node-view.tsx";
import { message } from "../messages/message.ts";
import { nodeTypes } from "../words/node-types.ts";
import { noteOfUse, UseNote } from "./use-note.tsx";

export const paletteGroups = nodeGroups
  .map((group) => ({
    group,
    // Where calls come in stands before what can be done with them.
    types: [...nodeTypes.values()]
      .filter((type) => type.group === group)
      .sort((a, b) => Number(b.entry ?? false) - Number(a.entry ?? false)),
  }))
  .filter(({ types }) => types.length > 0);

/** Every node type there is, by group. A click adds it where there is room; a drag puts it where it is dropped. */
export function Palette(props: {
  readonly flow: Pick<FlowDocument, "nodes" | "start">;
  readonly onAdd: (type: string) => void;
}) {
  const { flow, onAdd } = props;
  return (
    <nav className="palette" aria-labelledby="palette-heading">
      <h2 id="palette-heading">{message("palette.title")}</h2>
      {paletteGroups.map(({ group, types }) => (
        <section key={group} aria-label={message(`palette.${group}`)}>
          <h3>{message(`palette.${group}`)}</h3>
          <ul className="types">
            {types.map(({ type, title, summary }) => (
              <li key={type}>
                <button
                  type="button"
                  draggable
                  title={[`${title}: ${summary}`, noteOfUse(type, flow)].filter(Boolean).join(" ")}
                  onClick={() => onAdd(type)}
                  onDragStart={({ dataTransfer }) => {
                    dataTransfer.setData(draggedType, type);
                    dataTransfer.effectAllowed = "copy";
                  }}
                >
                  <TypeIcon type={type} />
                  <span className="palette-name">
                    {title}
                    <span className="palette-summary">{summary}</span>
                    <UseNote type={type} flow={flow} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
