import { middleOf, pathOf } from "@dialtree/flow/lines";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo, useContext } from "react";
import { message } from "../messages/message.ts";
import { useMay } from "../session/session.tsx";
import { CanvasActions } from "./actions.ts";
import type { ShownEdge } from "./projection.ts";
import { useLine } from "./routes.ts";

export type CanvasEdge = Edge<
  { readonly shown: ShownEdge; readonly passed: boolean; readonly near: boolean },
  "way"
>;

/** A connection. Pointed at, it offers to take in a step or to go away; the inspector offers the same to the keyboard. */
export const EdgeView = memo(function EdgeView(props: EdgeProps<CanvasEdge>) {
  const { sourceX, sourceY, targetX, targetY, markerEnd, data, selected } = props;
  const { insertOn, disconnect } = useContext(CanvasActions);
  const mayEdit = useMay("author");
  const line = useLine({
    id: props.id,
    from: props.source,
    to: props.target,
    start: { x: sourceX, y: sourceY },
    end: { x: targetX, y: targetY },
  });
  if (!data) return null;
  const { shown, near } = data;
  const middle = middleOf(line);
  const exit = { from: shown.from, outlet: shown.outlet };
  return (
    <>
      <BaseEdge path={pathOf(line)} markerEnd={markerEnd ?? ""} interactionWidth={24} />
      {mayEdit && !shown.isFolded && (near || selected) && (
        <EdgeLabelRenderer>
          <div
            className="edge-tools nodrag nopan"
            data-edge={props.id}
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            <button
              type="button"
              tabIndex={-1}
              aria-label={message("edge.insert")}
              title={message("edge.insert")}
              onClick={({ clientX, clientY }) => insertOn(exit, { x: clientX, y: clientY })}
            >
              <AddRegular />
            </button>
            <button
              type="button"
              tabIndex={-1}
              aria-label={message("edge.disconnect")}
              title={message("edge.disconnect")}
              onClick={() => disconnect(exit)}
            >
              <DismissRegular />
            </button>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
