import { type FlowDocument, voiceOf } from "@dialtree/flow";
import { isSpoken } from "../pages/flows/languages.ts";
import type { Column } from "./text-row.tsx";
import { message } from "./words.ts";

/** The languages of the table, each with the voice that says its texts; `spoken` are those that there are voices for. */
export function ColumnHeads(props: {
  readonly columns: readonly Column[];
  readonly document: FlowDocument;
  readonly spoken: readonly string[];
}) {
  const { columns, document, spoken } = props;
  return (
    <tr aria-rowindex={1}>
      <th scope="col">{message("words.heard")}</th>
      {columns.map(({ language, name }) => {
        return (
          <th key={language} scope="col">
            {name}
            <span className="words-aside">
              {isSpoken(language, spoken) ? saidBy(voiceOf(document, language)) : message("words.silent")}
            </span>
          </th>
        );
      })}
    </tr>
  );
}

function saidBy(voice: string | undefined): string {
  return voice === undefined ? message("words.voice.usual") : message("words.voice", { voice });
}
