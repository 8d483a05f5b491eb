import "./problem-list.css";
import type { FlowDocument, Problem } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import { DismissRegular, ErrorCircleRegular, WarningRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { message } from "../messages/message.ts";
import { titleIn } from "../words/node-words.ts";
import { problemWords } from "./use-problems.ts";

/** All problems, errors first. Each leads to the place where it is mended. */
export function ProblemList(props: {
  readonly document: FlowDocument;
  readonly problems: readonly Problem[];
  /** Callers get the flow as it is here. */
  readonly isPublished?: boolean;
  readonly onOpen: (problem: Problem) => void;
  readonly onClose: () => void;
}) {
  const { document, problems, isPublished = false, onOpen, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sorted = problems.toSorted(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"),
  );
  return (
    <section className="problems" aria-labelledby="problems-heading">
      <header>
        <h2 id="problems-heading" ref={heading} tabIndex={-1}>
          {message("problems.title", { count: problems.length })}
        </h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={message("problems.close")}
          onClick={onClose}
        />
      </header>
      {problems.length === 0 && (
        <p className="problems-none">{message(isPublished ? "problems.none.published" : "problems.none")}</p>
      )}
      <ul>
        {sorted.map((problem) => {
          const { sentence, remedy } = problemWords(problem);
          const { code, at, node, outlet, severity } = problem;
          return (
            <li key={`${code} ${at} ${outlet ?? ""}`}>
              <button type="button" onClick={() => onOpen(problem)} data-severity={severity}>
                {severity === "error" ? (
                  <ErrorCircleRegular aria-label={message("problems.error")} />
                ) : (
                  <WarningRegular aria-label={message("problems.warning")} />
                )}
                <span>
                  <span className="problem-place">
                    {node === undefined ? message("problems.flow") : titleIn(document, node)}
                  </span>
                  <span>{sentence}</span> <span className="problem-remedy">{remedy}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
