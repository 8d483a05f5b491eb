import "./problem-list.css";
import type { Advice, FlowDocument, Problem } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import {
  CircleRegular,
  DismissRegular,
  ErrorCircleRegular,
  LightbulbRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import { type ReactElement, useEffect, useRef } from "react";
import { message } from "../messages/message.ts";
import { titleIn } from "../words/node-words.ts";
import { problemWords } from "./use-problems.ts";

/** All problems, errors first, and behind them what is only worth a thought. Each leads to the place where it is mended. */
export function ProblemList(props: {
  readonly document: FlowDocument;
  readonly problems: readonly Problem[];
  readonly advice?: readonly Advice[];
  /** Callers get the flow as it is here. */
  readonly isPublished?: boolean;
  /** Callers have never got the flow: nothing is wrong with it, it is not finished. */
  readonly isNew?: boolean;
  readonly onOpen: (found: Problem | Advice) => void;
  readonly onClose: () => void;
}) {
  const { document, problems, advice = [], isPublished = false, isNew = false, onOpen, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sorted = problems.toSorted(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"),
  );
  const isToDo = isNew && problems.some(({ severity }) => severity === "error");
  return (
    <section className="problems" aria-labelledby="problems-heading">
      <header>
        <h2 id="problems-heading" ref={heading} tabIndex={-1}>
          {message(isToDo ? "problems.toDo.title" : "problems.title", { count: problems.length })}
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
      <div className="problems-found">
        {problems.length > 0 && (
          <FoundList document={document} found={sorted} isToDo={isToDo} onOpen={onOpen} />
        )}
        {advice.length > 0 && (
          <>
            <h3>{message("problems.advice")}</h3>
            <FoundList document={document} found={advice} onOpen={onOpen} />
          </>
        )}
      </div>
    </section>
  );
}

const toDo = <CircleRegular aria-label={message("problems.toDo")} />;
const signs: { readonly [Severity in (Problem | Advice)["severity"]]: ReactElement } = {
  error: <ErrorCircleRegular aria-label={message("problems.error")} />,
  warning: <WarningRegular aria-label={message("problems.warning")} />,
  advice: <LightbulbRegular aria-label={message("problems.thought")} />,
};

function FoundList({
  document,
  found,
  isToDo = false,
  onOpen,
}: {
  readonly document: FlowDocument;
  readonly found: readonly (Problem | Advice)[];
  readonly isToDo?: boolean;
  readonly onOpen: (found: Problem | Advice) => void;
}) {
  return (
    <ul>
      {found.map((one) => {
        const { sentence, remedy } = problemWords(one);
        const { code, at, node, outlet, severity } = one;
        const isOpen = isToDo && severity === "error";
        return (
          <li key={`${code} ${at} ${outlet ?? ""}`}>
            <button type="button" onClick={() => onOpen(one)} data-severity={isOpen ? "to-do" : severity}>
              {isOpen ? toDo : signs[severity]}
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
  );
}
