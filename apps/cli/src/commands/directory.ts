import { type Directory, defaultLanguage, type FlowDocument } from "@dialtree/flow";
import { addDirectory, setDirectory } from "@dialtree/flow/edit";
import { peopleColumns, peopleSheet, readPeopleSheet } from "@dialtree/flow/texts";
import { give } from "../files.ts";
import { keepEdit, type Named, sheetIn, withFlowNamed } from "../flow-sheets.ts";
import type { Io } from "../io.ts";
import { type ExitCode, exitCodes, misused, type Refusal } from "../refusal.ts";
import { defineCommand } from "./command.ts";

interface Asked extends Named {
  readonly directory: string | undefined;
  readonly language: string | undefined;
  readonly out: string | undefined;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => ExitCode>> = {
  export: exportPeople,
  import: importPeople,
};

export const directory = defineCommand({
  name: "directory",
  summary: "Gives the people of a directory as a sheet, and takes a sheet for its people.",
  usage:
    "directory <export | import> <flow> [sheet.csv] [--directory <id>] [--language <tag>] [--out <file>]",
  operands: { what: "what to do, and a flow", fewest: 2, most: 3 },
  options: {
    directory: { value: "id", help: "Which one, where the flow has several; a new one for import." },
    language: {
      value: "tag",
      help: "The language of the names, of import: whose rules hold for their letters.",
    },
    out: { value: "file", help: "Writes the sheet to a file instead." },
  },
  more: `The first line of a sheet names its columns, in any order: ${peopleColumns.join(", ")}.
A name and "to" are needed. "to" is where the person is reached: the object id of a Teams user in Entra, or a phone number with
plus sign and country code; "account" or "voicemail" before an object id says that it is a queue or a mailbox, and "to name" is
shown for it. "spoken" is how the name is said, "prompt" a recording of it in the library. "announced" is yes or no, whether
somebody is found by name: no is found by extension only.

import <flow> <sheet.csv> puts the people of the sheet in place of those in the directory, all of them or, when anything is
wrong with the sheet, none. Exits with 1 when the sheet is refused. An apostrophe in front of a cell keeps a spreadsheet from
taking +15550100 for a sum; import takes it away again.`,
  run: (io, { operands, values }) => withFlowNamed(io, actions, "a directory", operands, values),
});

function exportPeople(io: Io, { flow, directory: id, out }: Asked): ExitCode {
  const chosen = chosenIn(flow.document, id);
  if (!chosen) throw missing(flow.document, id);
  give(io, peopleSheet(chosen), out);
  return exitCodes.done;
}

function importPeople(io: Io, { flow, sheet = "", directory: id, language }: Asked): ExitCode {
  const { document } = flow;
  const before = chosenIn(document, id);
  // A mistyped id would make a second directory that no step uses; it is made only where it is named.
  if (!before && id === undefined) throw missing(document, id);
  const directory: Directory = {
    id: id ?? "",
    title: id ?? "",
    people: [],
    ...before,
    language: language ?? before?.language ?? defaultLanguage(document),
  };
  const read = sheetIn(io, sheet, (text) => readPeopleSheet(text, directory.language));
  if (!read) return exitCodes.failed;
  const after = { ...directory, people: read.people };
  const edit = before ? setDirectory(document, after) : addDirectory(document, after);
  keepEdit(io, flow, edit, `${people(read.people.length)} into ${after.id} of`);
  return exitCodes.done;
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

/** The directory of that id; without one, the only one there is. */
function chosenIn({ directories = [] }: FlowDocument, id: string | undefined): Directory | undefined {
  if (id !== undefined) return directories.find((candidate) => candidate.id === id);
  return directories.length === 1 ? directories[0] : undefined;
}

function missing({ directories = [] }: FlowDocument, id: string | undefined): Refusal {
  const ids = directories.map((directory) => directory.id).join(", ");
  return id === undefined
    ? misused(
        directories.length === 0 ? "The flow has no directory." : "The flow has several directories.",
        directories.length === 0
          ? "Name a new one: import … --directory staff."
          : `Name one with --directory: ${ids}.`,
      )
    : misused(`The flow has no directory "${id}".`, ids === "" ? "It has none." : `It has ${ids}.`);
}
