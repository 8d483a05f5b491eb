import type { GraphNotice } from "../../api/graph.ts";
import { locale } from "../../messages/language.ts";
import { graphWords } from "./graph-words.ts";
import { message } from "./words.ts";

const time = new Intl.DateTimeFormat(locale(), { timeStyle: "medium" });

export function NoticeList({ notices }: { readonly notices: readonly GraphNotice[] }) {
  return (
    <section className="graph-notices" aria-labelledby="graph-notices">
      <h2 id="graph-notices">{message("graph.notices")}</h2>
      {notices.length === 0 ? (
        <p className="graph-quiet">{message("graph.notices.none")}</p>
      ) : (
        <ol>
          {notices.map(({ seq, at, call, state, says, code }) => (
            <li key={seq}>
              <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time>
              <span className="graph-notice">
                <span>{graphWords(says)}</span>
                <span className="graph-quiet">
                  {[message("graph.notices.call", { id: call }), state, code].filter(Boolean).join(" · ")}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
