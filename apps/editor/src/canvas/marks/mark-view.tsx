import "./marks.css";
import { type Tint, tints } from "@dialtree/flow";
import { DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { type NodeProps, ViewportPortal } from "@xyflow/react";
import { type CSSProperties, useContext, useState } from "react";
import { useMay } from "../../session/session.tsx";
import { CanvasActions } from "../actions.ts";
import { Corners } from "./corners.tsx";
import type { Area } from "./inside.ts";
import type { MarkNode } from "./mark-nodes.tsx";
import type { ShownMark } from "./shown.ts";
import { inkOfTints, tokensOf } from "./tints.ts";
import { message } from "./words.ts";
import { Words } from "./words-field.tsx";

/** A note or a frame on the canvas. */
export default function MarkView(props: NodeProps<MarkNode>) {
  const { data, selected, positionAbsoluteX: x, positionAbsoluteY: y } = props;
  const { shown } = data;
  const { marks } = useContext(CanvasActions);
  const mayEdit = useMay("author");
  // While somebody pulls at a corner.
  const [pulled, setPulled] = useState<Area>();
  const isEditing = mayEdit && marks.editing === shown.id;
  const { kind } = shown.place;
  const area = pulled ?? shown;
  const at = pulled?.at ?? { x, y };
  return (
    <div
      className={`mark mark-${kind}`}
      data-selected={selected || undefined}
      style={{
        ...styleOf(shown.tint),
        width: area.width,
        [kind === "note" ? "minHeight" : "height"]: area.height,
        transform: `translate(${area.at.x - shown.at.x}px, ${area.at.y - shown.at.y}px)`,
      }}
    >
      {kind === "frame" ? (
        <div className="mark-grip frame-head">
          {isEditing ? <Words shown={shown} /> : <span className="frame-title">{titleOf(shown)}</span>}
        </div>
      ) : isEditing ? (
        <Words shown={shown} />
      ) : (
        <p className="mark-grip note-text" data-empty={shown.words === "" || undefined}>
          {shown.words || message("note.empty")}
        </p>
      )}
      {mayEdit && selected && !isEditing && (
        <ViewportPortal>
          {/* Above everything: the box itself may lie below lines and steps. */}
          <div
            className="mark-desk"
            style={{
              transform: `translate(${at.x}px, ${at.y}px)`,
              width: area.width,
              height: area.height,
            }}
          >
            <Tools shown={shown} />
            <Corners
              area={shown}
              onPull={setPulled}
              onPulled={(after) => {
                setPulled(undefined);
                marks.resize(shown.place, after);
              }}
            />
          </div>
        </ViewportPortal>
      )}
    </div>
  );
}

function Tools({ shown }: { readonly shown: ShownMark }) {
  const { marks } = useContext(CanvasActions);
  const { kind } = shown.place;
  return (
    <div role="toolbar" aria-label={message(`mark.tools.${kind}`)} className="mark-tools nodrag nopan">
      {tints.map((tint) => (
        <button
          key={tint}
          type="button"
          className="mark-tint"
          style={styleOf(tint)}
          aria-label={message(`tint.${tint}`)}
          title={message(`tint.${tint}`)}
          aria-pressed={tint === shown.tint}
          onClick={() => marks.paint(shown.place, tint)}
        />
      ))}
      <button
        type="button"
        aria-label={message(`mark.write.${kind}`)}
        title={message(`mark.write.${kind}`)}
        onClick={() => marks.edit(shown.id)}
      >
        <EditRegular />
      </button>
      <button
        type="button"
        aria-label={message("mark.delete")}
        title={message("mark.delete")}
        onClick={() => marks.remove(shown.id)}
      >
        <DeleteRegular />
      </button>
    </div>
  );
}

function titleOf({ words }: ShownMark): string {
  return words || message("frame.untitled");
}

function styleOf(tint: Tint): CSSProperties {
  const { surface, line } = tokensOf(tint);
  return {
    "--surface": `var(--${surface})`,
    "--line": `var(--${line})`,
    "--ink": `var(--${inkOfTints})`,
  } as CSSProperties;
}
