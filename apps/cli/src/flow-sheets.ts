// What a part of a flow and the sheet of it have in common, whatever the sheet holds: one is named behind the flow, read,
// and taken in whole or not at all.

import { resolve } from "node:path";
import { type FlowDocument, write } from "@dialtree/flow";
import { type Edit, explainRefusal, isRefusal, type Refusal as RefusedEdit } from "@dialtree/flow/edit";
import type { CsvFault } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import { actionNamed } from "./actions.ts";
import { readUtf8File, shownPath, writeTextFile } from "./files.ts";
import type { ReadableFlow } from "./flow-folder.ts";
import type { Io } from "./io.ts";
import { readableFlow } from "./problems.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "./refusal.ts";
import { counted, plain, terminal } from "./terminal.ts";

/** A flow, and for `import` the sheet behind it. */
export interface Named {
  readonly flow: ReadableFlow;
  readonly sheet: string | undefined;
}

// Whoever has mixed up two columns has a fault in every line.
const mostShown = 50;

/**
 * Carries out what somebody wants done with a part of a flow: `<action> <flow> [sheet.csv]`.
 * @throws Refusal when it is not said rightly.
 */
export function withFlowNamed<Asked extends Named>(
  io: Io,
  actions: Readonly<Record<string, (io: Io, asked: Asked) => ExitCode>>,
  things: string,
  [typed = "", named = "", sheet]: readonly string[],
  values: Omit<Asked, keyof Named>,
): ExitCode {
  const perform = actionNamed(actions, typed, things);
  if (typed === "import" && sheet === undefined)
    throw misused("It is not said which sheet to import.", "Name the CSV file behind the flow.");
  if (typed !== "import" && sheet !== undefined)
    throw misused(`"${sheet}" is one too many.`, "Only import takes a sheet.");
  const flow = readableFlow(io, named);
  return flow ? perform(io, { ...values, flow, sheet } as Asked) : exitCodes.failed;
}

/** What a sheet holds; undefined when it is refused: then why is on stderr. */
export function sheetIn<Read extends object>(
  io: Io,
  sheet: string,
  read: (text: string) => Read | { readonly faults: readonly CsvFault[] },
): Read | undefined {
  const file = resolve(io.cwd, sheet);
  const shown = shownPath(file, io.cwd);
  const found = read(readUtf8File(file, shown));
  if (!("faults" in found)) return found;
  const { faults } = found;
  const errors = terminal(io.err, io.env);
  for (const { line, fault } of faults.slice(0, mostShown)) errors.line(`${shown}:${line}  ${plain(fault)}`);
  const more = faults.length - mostShown;
  if (more > 0) errors.line(`and ${more} more of the kind.`);
  errors.line(`Nothing was taken from it. Mend ${counted(faults.length, "fault")}, and import it again.`);
  return undefined;
}

/**
 * Writes an edited flow, and says so.
 * @param what What has come in, for people: "3 texts into".
 * @throws Refusal when the edit is none.
 */
export function keepEdit(
  io: Io,
  { file, shown, document }: ReadableFlow,
  edit: Edit | RefusedEdit,
  what: string,
): void {
  const { doc } = accepted(edit);
  const { line } = terminal(io.out, io.env);
  if (doc === document) return line(`unchanged  ${shown}`);
  writeTextFile(file, write(doc, nodeTypes));
  line(`imported   ${what} ${shown}`);
}

function accepted(edit: Edit | RefusedEdit): { readonly doc: FlowDocument } {
  if (!isRefusal(edit)) return edit;
  const { sentence, remedy } = explainRefusal(edit);
  throw new Refusal(sentence, remedy);
}
