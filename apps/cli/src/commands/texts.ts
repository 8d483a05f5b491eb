import { resolve } from "node:path";
import { write } from "@dialtree/flow";
import { explainRefusal, isRefusal, setTexts } from "@dialtree/flow/edit";
import { readSheet, scriptPage, type TextChange, textSheet } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import { readUtf8File, shownPath, writeTextFile } from "../files.ts";
import { type FlowFolder, findFlow, loadFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { nearest } from "../nearest.ts";
import { printProblem } from "../problems.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { counted, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly flow: FlowFolder & { readonly document: NonNullable<FlowFolder["document"]> };
  readonly sheet: string | undefined;
  readonly language: readonly string[];
  readonly out: string | undefined;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => ExitCode>> = {
  export: (io, { flow, out }) => give(io, textSheet(flow.document, nodeTypes), out),
  import: importSheet,
  script: (io, { flow, language, out }) => {
    const strange = language.find((tag) => !flow.document.languages.includes(tag));
    const known = flow.document.languages.join(", ");
    if (strange !== undefined)
      throw misused(`"${strange}" is not a language of this flow.`, `Its languages are ${known}.`);
    const chosen = language.length > 0 ? language : flow.document.languages;
    return give(io, scriptPage(flow.document, chosen, nodeTypes), out);
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
  run: (io, { operands: [action = "", named = "", sheet], values }) => {
    const perform = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!perform) {
      const meant = nearest(action, Object.keys(actions));
      throw misused(
        `"${action}" is nothing that can be done with texts.`,
        meant ? `Did you mean "${meant}"?` : "Use export, import or script.",
      );
    }
    if ((sheet === undefined) === (action === "import"))
      throw sheet === undefined
        ? misused("It is not said which sheet to import.", "Name the CSV file behind the flow.")
        : misused(`"${sheet}" is one too many.`, "Only import takes a sheet.");
    const flow = loadFlow(findFlow(named, io.cwd), io.cwd);
    const { document } = flow;
    if (!document) {
      for (const problem of flow.problems) printProblem(terminal(io.err, io.env), flow.shown, problem);
      return exitCodes.failed;
    }
    return perform(io, { flow: { ...flow, document }, sheet, language: values.language, out: values.out });
  },
});

function give({ out, cwd }: Io, text: string, file: string | undefined): ExitCode {
  if (file === undefined) out.write(text);
  else writeTextFile(resolve(cwd, file), text);
  return exitCodes.done;
}

function importSheet(io: Io, { flow, sheet = "" }: Asked): ExitCode {
  const file = resolve(io.cwd, sheet);
  const shown = shownPath(file, io.cwd);
  const read = readSheet(readUtf8File(file, shown), flow.document, nodeTypes);
  const errors = terminal(io.err, io.env);
  if ("faults" in read) {
    for (const { line, fault } of read.faults) errors.line(`${shown}:${line}  ${fault}`);
    errors.line(
      `Nothing was taken from it. Mend ${counted(read.faults.length, "line")}, and import it again.`,
    );
    return exitCodes.failed;
  }
  const edit = setTexts(flow.document, read.changes, nodeTypes);
  if (isRefusal(edit)) {
    const { sentence, remedy } = explainRefusal(edit);
    throw new Refusal(sentence, remedy);
  }
  const { line } = terminal(io.out, io.env);
  if (read.changes.length === 0) line(`unchanged  ${flow.shown}`);
  else {
    writeTextFile(flow.file, write(edit.doc, nodeTypes));
    line(`imported   ${counted(read.changes.length, "text")} into ${flow.shown}`);
  }
  for (const said of outdated(read.changes)) line(said);
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
