import { annotation, annotationsOption, wantsAnnotations } from "../annotations.ts";
import { answering } from "../answering.ts";
import { type FlowFolder, flowsFolder, loadFlow, type ReadableFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { inWords, ofSeverity, printProblem, problemsOf } from "../problems.ts";
import { exitCodes, Refusal } from "../refusal.ts";
import { recordingName } from "../repository/drafts.ts";
import { flowFilesOf } from "../repository/folder.ts";
import { newCalendars, type Push, pushOf, type Step } from "../repository/pushing.ts";
import { faultOf, scenariosIn } from "../repository/scenarios.ts";
import { counted, jsonLine, plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const push = defineCommand({
  name: "push",
  summary: "Sends flows to a server as drafts, with recordings and scenarios, and overwrites nobody's work.",
  usage: "push [folder]… [--force]",
  operands: { what: "a flow, or a folder of flows", fewest: 0 },
  options: {
    force: { help: "Also overwrites what somebody has changed at the server since." },
    prune: { help: "Removes recordings and scenarios from the server that are not here." },
    "dry-run": { help: "Says what would be sent, and sends nothing." },
    json: { help: "Prints one JSON object a line." },
    annotations: annotationsOption,
    server: serverOption,
  },
  more: `Without a folder it takes "${flowsFolder}". Everything is looked at first, and nothing is sent when something is wrong: when
the check finds an error, or when a draft at the server is something that neither this folder nor its git history has ever been. Then
somebody has changed it there, and it is said what pushing would undo. "dialtree pull" gets their work, --force overwrites it.

What is in cases/ becomes the flow's scenarios, which the server plays before it publishes. Flows that are not there yet are created, and so are calendars that they look at; calendars that are there are left alone.
Callers hear nothing of it: see dialtree publish.

Exits with 0 when the drafts are what is here, with 1 when something is wrong and nothing was sent, with 2 when the server
cannot be asked.

With --json each flow is an object with "type": "flow", flow, what (new, changed or unchanged), sent and overwrites (sentences); the
last line is {"type": "summary", flows, sent, refused}.

Examples:
  dialtree push
  dialtree push flows/reception --server http://localhost:3000`,
  run: (io, { operands, values }) =>
    answering(async () => {
      const annotates = wantsAnnotations(values.annotations);
      const server = serverOf(io, values.server);
      const named = operands.length > 0 ? operands : [flowsFolder];
      const files = [...new Set(named.flatMap((one) => flowFilesOf(one, io.cwd)))];
      const flows = fitFlows(io, files, annotates);
      if (!flows) return exitCodes.failed;

      const pushes: Push[] = [];
      for (const flow of flows) pushes.push(await pushOf(flow, server, values.prune));
      const refused = values.force ? [] : pushes.filter(({ overwrites }) => overwrites.length > 0);
      const isSent = refused.length === 0 && !values["dry-run"];
      const out = terminal(io.out, io.env);
      const tell = (does: string, says: string): void => {
        if (!values.json) out.line(`${does.padEnd(10)} ${says}`);
      };
      const send = async (steps: readonly Step[]): Promise<void> => {
        for (const { does, says, carryOut } of steps) {
          if (isSent) await carryOut();
          tell(isSent ? does : `${does}?`, says);
        }
      };
      if (refused.length === 0) {
        await send(await newCalendars(flows, server));
        for (const { flow, what, steps, remember } of pushes) {
          if (what === "unchanged") tell(what, flow.document.id);
          await send(steps);
          if (isSent) await remember();
        }
      }
      if (values.json) printJson(io, pushes, isSent, refused);
      else tellRefused(io, refused);
      return refused.length > 0 ? exitCodes.failed : exitCodes.done;
    }),
});

/** The flows of some files, when all of them can be sent; else what is wrong is on stderr. */
function fitFlows(io: Io, files: readonly string[], annotates: boolean): readonly ReadableFlow[] | undefined {
  const err = terminal(io.err, io.env);
  const flows = files.map((file) => loadFlow(file, io.cwd));
  let wrong = 0;
  for (const flow of flows) {
    const errors = ofSeverity(problemsOf(flow, io.cwd), "error");
    for (const problem of errors) {
      printProblem(err, flow.shown, problem);
      const { sentence, remedy } = inWords(problem);
      const { shown: file, text } = flow;
      const { severity, code: title, at } = problem;
      const message = `${sentence} ${remedy}`;
      if (annotates) io.out.write(`${annotation({ severity, file, text, at, title, message })}\n`);
    }
    const unusable = unusableIn(flow);
    for (const { name, fault } of unusable) err.line(`${flow.shown}: the ${name} cannot be used: ${fault}`);
    wrong += errors.length + unusable.length;
  }
  const readable = flows.filter((flow): flow is ReadableFlow => flow.document !== undefined);
  const twice = readable.find(({ document: { id } }, at) =>
    readable.slice(0, at).some(({ document }) => document.id === id),
  );
  if (twice)
    throw new Refusal(
      `There are two flows "${twice.document.id}" among these folders.`,
      `Give the one in ${twice.shown} another id.`,
    );
  if (wrong === 0) return readable;
  err.line(`dialtree: nothing was sent, because of ${counted(wrong, "error")}.`);
  return undefined;
}

function unusableIn({
  recordings,
  folder,
}: FlowFolder): readonly { readonly name: string; readonly fault: string }[] {
  const scenarios = [...scenariosIn(folder)].flatMap(([name, text]) => {
    const fault = faultOf(name, text);
    return fault === undefined ? [] : [{ name: `scenario ${name}`, fault }];
  });
  return [...unusableRecordings(recordings), ...scenarios];
}

function unusableRecordings(recordings: FlowFolder["recordings"]) {
  return [...recordings].flatMap(([file, read]) => {
    const name = `recording ${file}`;
    if ("fault" in read) return [{ name, fault: read.fault }];
    return recordingName.test(file)
      ? []
      : [{ name, fault: "its name needs small letters, digits, dots and hyphens, such as welcome.de.wav" }];
  });
}

function tellRefused(io: Io, refused: readonly Push[]): void {
  if (refused.length === 0) return;
  const { line } = terminal(io.err, io.env);
  line("dialtree: nothing was sent: somebody has changed these at the server since.");
  for (const { flow, overwrites } of refused) {
    line(`    ${plain(flow.document.id)}: pushing it would mean that`);
    for (const sentence of overwrites) line(`        ${plain(sentence)}`);
  }
  const ids = refused.map(({ flow }) => flow.document.id).join(" ");
  line(`To keep their work: dialtree pull ${ids}, look at it with git, put yours into it, and push again.`);
  line("To overwrite it: push with --force. In a build, fetch the whole history (fetch-depth: 0).");
}

function printJson(io: Io, pushes: readonly Push[], isSent: boolean, refused: readonly Push[]): void {
  for (const { flow, what, steps, overwrites } of pushes) {
    const sent = steps.map(({ does, says: name }) => ({ does, name }));
    jsonLine(io.out, { type: "flow", flow: flow.document.id, what, sent, overwrites });
  }
  jsonLine(io.out, { type: "summary", flows: pushes.length, sent: isSent, refused: refused.length });
}
