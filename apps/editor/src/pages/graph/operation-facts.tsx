import type { ReactNode } from "react";
import type { GraphOperation } from "../../api/graph.ts";
import { graphWords } from "./graph-words.ts";
import { message } from "./words.ts";

/** What there is to know of an operation before using it. */
export function OperationFacts({ operation }: { readonly operation: GraphOperation }) {
  const { request, permission, limits, success, settledBy, repeatable, inferred } = operation;
  // That Graph no longer offers it stands above, where it cannot be missed.
  const kept = limits
    .split("; ")
    .filter((limit) => limit !== "" && !limit.startsWith("no longer offered"))
    .map(graphWords);
  return (
    <dl className="graph-facts">
      <Fact name={message("graph.request")}>
        <code>{request}</code>
      </Fact>
      <Fact name={message("graph.permission")}>{permission}</Fact>
      {kept.length > 0 && (
        <Fact name={message("graph.limits")}>
          <Lines lines={kept} />
        </Fact>
      )}
      <Fact name={message("graph.success")}>{graphWords(success)}</Fact>
      <Fact name={message("graph.settledBy")}>{graphWords(settledBy)}</Fact>
      <Fact name={message("graph.repeat")}>
        {message(repeatable ? "graph.repeat.safe" : "graph.repeat.once")}
      </Fact>
      {inferred.length > 0 && (
        <Fact name={message("graph.inferred")}>
          <Lines lines={inferred} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 1) return lines[0];
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
