import type { FlowDocument, Problem } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import { problemWords } from "../problems/use-problems.ts";
import { titleIn } from "../words/node-words.ts";
import { message } from "./words.ts";

const mostShown = 3;

/** What keeps a flow from working everywhere: the first few, each with the way to where it is mended. */
export function ErrorsPart(props: {
  readonly document: FlowDocument;
  readonly errors: readonly Problem[];
  readonly onOpen: (problem: Problem) => void;
  readonly onShowAll: () => void;
}) {
  const { document, errors, onOpen, onShowAll } = props;
  if (errors.length === 0) return null;
  return (
    <div className="try-errors">
      <p>{message("try.errors")}</p>
      <ul>
        {errors.slice(0, mostShown).map((problem) => {
          const { code, at, outlet, node } = problem;
          return (
            <li key={`${code} ${at} ${outlet ?? ""}`}>
              <button type="button" onClick={() => onOpen(problem)}>
                {node === undefined ? message("problems.flow") : titleIn(document, node)}
                {": "}
                {problemWords(problem).sentence}
              </button>
            </li>
          );
        })}
      </ul>
      {errors.length > mostShown && (
        <Button size="small" onClick={onShowAll}>
          {message("try.errors.all", { count: errors.length })}
        </Button>
      )}
    </div>
  );
}
