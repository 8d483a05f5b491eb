import { setTexts } from "@dialtree/flow/edit";
import { readSheet, scriptPage, type TextChange, textSheet } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import { give } from "../files.ts";
import { keepEdit, type Named, sheetIn, withFlowNamed } from "../flow-sheets.ts";
import type { Io } from "../io.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { counted, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked extends Named {
  readonly language: readonly string[];
  readonly out: string | undefined;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => ExitCode>> = {
  export: (io, { flow, out }) => {
    give(io, textSheet(flow.document, nodeTypes), out);
    return exitCodes.done;
  },
  import: importSheet,
  script: (io, { flow, language, out }) => {
    const strange = language.find((tag) => !flow.document.languages.includes(tag));
    const known = flow.document.languages.join(", ");
    if (strange !== undefined)
      throw misused(`"${strange}" is not a language of this flow.`, `Its languages are ${known}.`);
    const chosen = language.length > 0 ? language : flow.document.languages;
    give(io, scriptPage(flow.document, chosen, nodeTypes), out);
    return exitCodes.done;
  },
};

export const texts = defineCommand({
  name: "texts",
  summary: "Gives all texts of a flow to translators or to a voice, and takes translations back.",
  usage: "texts <export | import | script> <flow> [sheet.csv] [--language <tag>]… [--out <file>]",
  operands: { what: "what to do, and a flow", fewest: 2, most: 3 },
  options: {
    language: { value: "tag", help: "Of a script: this language only.", repeatable: true },
    out: { value: "file", help: "Writes it to a file instead." },
  },
  more: `export prints a sheet: CSV in UTF-8, one row for each text, one column for each language. An apostrophe in front of
a cell keeps a spreadsheet from taking a text for a formula; import takes it away again.

import <flow> <sheet.csv> writes the texts of a sheet into the flow, all of them or, when anything is wrong with the
sheet, none. Rows and columns may be left out. An empty cell changes nothing. Exits with 1 when the sheet is refused.

script prints a page (HTML) for whoever reads the texts aloud: each with the name of the file to save it in.`,
  run: (io, { operands, values }) => withFlowNamed(io, actions, "texts", operands, values),
});

function importSheet(io: Io, { flow, sheet = "" }: Asked): ExitCode {
  const read = sheetIn(io, sheet, (text) => readSheet(text, flow.document, nodeTypes));
  if (!read) return exitCodes.failed;
  const { changes } = read;
  keepEdit(io, flow, setTexts(flow.document, changes, nodeTypes), `${counted(changes.length, "text")} into`);
  const { line } = terminal(io.out, io.env);
  for (const said of outdated(changes)) line(said);
  return exitCodes.done;
}

/** Recordings that no longer say what stands beside them. */
function outdated(changes: readonly TextChange[]): readonly string[] {
  return changes.flatMap(({ place, language, before }) =>
    before?.recording === undefined
      ? []
      : [`record again  ${before.recording}: ${place.id} in ${language} says something else now`],
  );
}
