import "./preflight.css";
import type { PreflightSummary } from "../api/preflight.ts";
import { listed } from "../words/amounts.ts";
import { countWords } from "./counts.ts";
import { message } from "./words.ts";

/** What was found before a version went live, in a line or two. */
export function KeptSummary({ summary }: { readonly summary: PreflightSummary | null }) {
  if (!summary) return null;
  const { sections, failing, despite } = summary;
  const told = sections
    .filter(({ id }) => id !== "changes")
    .map(({ title, counts }) => message("preflight.kept.section", { title, counts: countWords(counts) }));
  return (
    <span className="preflight-kept">
      {message("preflight.kept", { sections: told.join("; ") })}
      {despite !== undefined && (
        <>
          {" "}
          <strong>
            {message("preflight.kept.despite", {
              count: failing.length,
              names: listed(failing),
              reason: despite,
            })}
          </strong>
        </>
      )}
    </span>
  );
}
