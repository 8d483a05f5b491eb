import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getBezierPath,
  type ReactFlowState,
  useStore,
} from "@xyflow/react";
import { memo, useContext } from "react";
import { message } from "../messages/message.ts";
import { useMay } from "../session/session.tsx";
import { CanvasActions } from "./actions.ts";
import type { ShownEdge } from "./projection.ts";
import { leadsBack, wayBack } from "./way.ts";

export type CanvasEdge = Edge<
  { readonly shown: ShownEdge; readonly passed: boolean; readonly near: boolean },
  "way"
>;

/** A connection. Pointed at, it offers to take in a step or to go away; the inspector offers the same to the keyboard. */
export const EdgeView = memo(function EdgeView(props: EdgeProps<CanvasEdge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd, data, selected } =
    props;
  const { insertOn, disconnect } = useContext(CanvasActions);
  const mayEdit = useMay("author");
  const ends = { from: { x: sourceX, y: sourceY }, to: { x: targetX, y: targetY } };
  const below = useStore((state) => (leadsBack(ends) ? lowerEdge(state, [props.source, props.target]) : 0));
  const [path, middleX, middleY] = leadsBack(ends)
    ? wayBack({ ...ends, below })
    : getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  if (!data) return null;
  const { shown, near } = data;
  const exit = { from: shown.from, outlet: shown.outlet };
  return (
    <>
      <BaseEdge path={path} markerEnd={markerEnd ?? ""} interactionWidth={24} />
      {mayEdit && !shown.isFolded && (near || selected) && (
        <EdgeLabelRenderer>
          <div
            className="edge-tools nodrag nopan"
            data-edge={props.id}
            style={{ transform: `translate(-50%, -50%) translate(${middleX}px, ${middleY}px)` }}
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

function lowerEdge({ nodeLookup }: ReactFlowState, ids: readonly string[]): number {
  return Math.max(
    ...ids.map((id) => {
      const node = nodeLookup.get(id);
      return node ? node.internals.positionAbsolute.y + (node.measured.height ?? 0) : 0;
    }),
  );
}
