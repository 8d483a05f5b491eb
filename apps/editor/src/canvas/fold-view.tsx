import { SubtractSquareRegular } from "@fluentui/react-icons";
import { Handle, Position } from "@xyflow/react";
import { useContext } from "react";
import { message } from "../messages/message.ts";
import { CanvasActions } from "./actions.ts";
import { foldHandle, type ShownFold } from "./projection.ts";

interface FoldProps {
  readonly id: string;
  readonly fold: ShownFold;
}

/** Offers to fold what stands behind a step alone; the key for it is in `keys.ts`. */
export function FoldButton({ id, fold }: FoldProps) {
  const { toggleFold } = useContext(CanvasActions);
  const words = message("fold.fold", { count: fold.steps });
  return (
    <button
      type="button"
      tabIndex={-1}
      className="fold-button nodrag"
      aria-label={words}
      title={words}
      onClick={(event) => {
        event.stopPropagation();
        toggleFold(id);
      }}
    >
      <SubtractSquareRegular />
    </button>
  );
}

/** What is folded into a step, and where the lines of it begin. */
export function FoldedRow({ id, fold: { steps, errors, warnings } }: FoldProps) {
  const { toggleFold } = useContext(CanvasActions);
  const problems = errors + warnings;
  return (
    <div className="folded-row">
      <button
        type="button"
        tabIndex={-1}
        className="nodrag"
        title={message("fold.unfold", { count: steps })}
        onClick={(event) => {
          event.stopPropagation();
          toggleFold(id);
        }}
      >
        <span className="folded-count">{message("fold.some", { count: steps })}</span>
        {problems > 0 && (
          <span className="folded-problems" data-severity={errors > 0 ? "error" : "warning"}>
            {message("fold.mend", { count: problems })}
          </span>
        )}
      </button>
      <Handle id={foldHandle} type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
