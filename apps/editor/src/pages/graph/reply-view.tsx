import { Badge } from "@fluentui/react-components";
import type { GraphReply } from "../../api/graph.ts";
import { graphWords } from "./graph-words.ts";
import { message } from "./words.ts";

const colors = { done: "success", accepted: "informative", failed: "danger", unknown: "warning" } as const;

/** What Graph said, and what that means. */
export function ReplyView({ reply }: { readonly reply: GraphReply }) {
  const { verdict, status, milliseconds, attempts, requestId, request, body, cut } = reply;
  const about = [
    request,
    message("graph.reply.took", { milliseconds }),
    ...(attempts > 1 ? [message("graph.reply.attempts", { count: attempts })] : []),
    ...(requestId === undefined ? [] : [message("graph.reply.id", { id: requestId })]),
  ];
  const isEmpty = body === null || body === undefined;
  return (
    <section className="graph-reply" aria-labelledby="graph-reply">
      <h3 id="graph-reply">{message("graph.reply")}</h3>
      <p className="graph-verdict">
        <Badge appearance="tint" color={colors[verdict.outcome]}>
          {message(`graph.outcome.${verdict.outcome}`)} · {status ?? message("graph.reply.none")}
        </Badge>
        <span>{graphWords(verdict.says)}</span>
      </p>
      {verdict.remedy && <p>{graphWords(verdict.remedy)}</p>}
      <p className="graph-quiet">{about.filter(Boolean).join(" · ")}</p>
      {isEmpty ? (
        <p className="graph-quiet">{message("graph.reply.empty")}</p>
      ) : (
        <>
          {cut && <p>{message("graph.reply.cut")}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <section className="graph-body" tabIndex={0} aria-label={message("graph.reply.body")}>
            <pre>{cut ? String(body) : JSON.stringify(body, null, 2)}</pre>
          </section>
        </>
      )}
    </section>
  );
}
