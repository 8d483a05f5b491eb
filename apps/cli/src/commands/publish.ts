import { resolve } from "node:path";
import { changeWords, diffFlows, isForCallers } from "@dialtree/flow/diff";
import { live } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { annotation, annotationsOption, wantsAnnotations } from "../annotations.ts";
import { answering } from "../answering.ts";
import { hasFlow, loadFlow, type ReadableFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { despiteScenarios } from "../live/preflight.ts";
import { publishedBy } from "../live/published.ts";
import { type Outcome, publishOn, type ServersProblem } from "../live/publishing.ts";
import { sameFlow } from "../live/same-flow.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { printProblem, problemsOf } from "../problems.ts";
import { exitCodes, misused, Refusal } from "../refusal.ts";
import { draftOn, pathOf, type ServersDraft } from "../repository/drafts.ts";
import { flowFilesOf } from "../repository/folder.ts";
import { soundsOf } from "../repository/pushing.ts";
import { hasScenariosOf } from "../repository/scenarios.ts";
import { counted, jsonLine, plain, type Terminal, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const publish = defineCommand({
  name: "publish",
  summary: "Has new calls of a server's flows get their drafts, and says what changes for callers.",
  usage: "publish <flow or folder>… --message <words> [--environment <id>] [--dry-run] [--although <reason>]",
  operands: { what: "a flow, or a folder of flows", fewest: 1 },
  options: {
    message: { value: "words", help: "What has changed, for others to read." },
    environment: { value: "id", help: `Whose callers get it; ${live} unless told.` },
    "dry-run": { help: "Says what would change and what is wrong, and publishes nothing." },
    although: {
      value: "reason",
      help: "Publishes flows whose scenarios fail, and keeps with the version why.",
    },
    json: { help: "Prints one JSON object a line." },
    annotations: annotationsOption,
    server: serverOption,
  },
  more: `A flow is named by its id at the server, or by its folder: then its draft has to be what is in the folder (dialtree push), and is
not published when it is not. All of them are looked at first, and none is published when the draft of one has an error.

Exits with 0 when new calls get the drafts, with 1 when something is wrong with a draft, with 2 when the server cannot be asked or
does not allow it.

With --json a line is an object with "type": "change" (as of dialtree diff, with flow), "problem" (flow, code, severity, at,
sentence, remedy), "progress" (flow, done, of), "published" (flow, number, isNew) or "refused" (flow, message, remedy); the last is
{"type": "summary", flows, published, errors, warnings}.

Examples:
  dialtree publish reception --message "Billing is on key 3"
  dialtree publish flows --message "$(git log -1 --format=%s)" --annotations github
  dialtree publish reception --dry-run`,
  run: (io, { operands, values }) =>
    answering(async () => {
      const { message = "", environment = live, json } = values;
      const dryRun = values["dry-run"];
      if (message.trim() === "" && !dryRun)
        throw misused("It is not said what has changed.", 'Write --message "Billing is on key 3".');
      const server = serverOf(io, values.server);
      const told = teller(io, json, wantsAnnotations(values.annotations));
      const ready: Ready[] = [];
      for (const one of candidatesFor(operands, io))
        ready.push(await readyToPublish(server, one, environment));
      const found = ready.flatMap(({ problems }) => problems);
      const errors = found.filter(({ severity }) => severity === "error").length;
      const warnings = found.length - errors;
      for (const one of ready) told.ready(one);
      let published = 0;
      let refused = 0;
      for (const one of errors > 0 || dryRun ? [] : ready) {
        const { id, revision } = one.draft;
        const despite = await despiteScenarios(server, id, { environment }, values.although);
        const outcome = await publishOn(
          server,
          pathOf(id),
          { message, revision, ...there(environment), ...despite },
          (so, of) => told.progress(id, so, of),
        );
        told.outcome(one, outcome, environment);
        if ("message" in outcome) refused += 1;
        else published += 1;
      }
      told.summary({ flows: ready.length, published, errors, warnings }, dryRun);
      return errors + refused > 0 ? exitCodes.failed : exitCodes.done;
    }),
});

/** A server that knows of no environments refuses to be told one. */
function there(environment: string): object {
  return environment === live ? {} : { environment };
}

/** A flow that is to be published, and its folder where that was named. */
interface Candidate {
  readonly id: string;
  readonly folder?: ReadableFlow;
}

interface Ready extends Candidate {
  readonly draft: ServersDraft;
  readonly problems: readonly ServersProblem[];
  /** What is different for callers; null where they have got nothing of it yet. */
  readonly changes: ReturnType<typeof diffFlows> | null;
  /** The version that they get. */
  readonly since: number | undefined;
}

function candidatesFor(operands: readonly string[], io: Io): readonly Candidate[] {
  const found = operands.flatMap((named): readonly Candidate[] => {
    if (!hasFlow(resolve(io.cwd, named))) return [{ id: named }];
    return flowFilesOf(named, io.cwd).map((file) => {
      const flow = loadFlow(file, io.cwd);
      const { document } = flow;
      if (document) return { id: document.id, folder: { ...flow, document } };
      for (const problem of problemsOf(flow, io.cwd))
        printProblem(terminal(io.err, io.env), flow.shown, problem);
      throw new Refusal(`${flow.shown} cannot be read as a flow.`, "Mend what is listed above.");
    });
  });
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** @throws Refusal when the draft is not there, or not what is in the folder */
async function readyToPublish(server: Peer, candidate: Candidate, environment: string): Promise<Ready> {
  const { id, folder } = candidate;
  const draft = await draftOn(server, id);
  if (!draft)
    throw new Refusal(`There is no flow "${plain(id)}" at ${server.url}.`, "Send it there: dialtree push.");
  if (folder && !isSame(draft, folder))
    throw new Refusal(
      `The draft of "${id}" at ${server.url} is not what is in ${folder.shown}.`,
      "Send it there: dialtree push. Or name the flow by its id, for the draft as it is.",
    );
  if (folder && !(await hasScenariosOf(server, id, folder.folder)))
    throw new Refusal(
      `The scenarios of "${id}" at ${server.url} are not those beside ${folder.shown}, and it plays its own.`,
      "Send them there: dialtree push. Or name the flow by its id, for the draft as it is.",
    );
  const problemsPath =
    environment === live
      ? `${pathOf(id)}/problems`
      : `/api/environments/${encodeURIComponent(environment)}/flows/${encodeURIComponent(id)}/problems`;
  const { body } = await done(server, "GET", problemsPath);
  const { revision, problems } = body as {
    readonly revision: number;
    readonly problems: readonly ServersProblem[];
  };
  if (revision !== draft.revision)
    throw new Refusal(`Somebody has saved "${id}" in this moment.`, "Look at it again, and publish then.");
  const before = await publishedBy(server, id, environment);
  return {
    ...candidate,
    draft,
    problems,
    changes: before ? diffFlows(before.document, draft.document, nodeTypes) : null,
    since: before?.number,
  };
}

function isSame(draft: ServersDraft, folder: ReadableFlow): boolean {
  const sounds = [...soundsOf(folder)];
  return (
    sameFlow(draft.document, folder.document) &&
    sounds.every(([name, { hash }]) => draft.recordings.get(name) === hash)
  );
}

interface Summary {
  readonly flows: number;
  readonly published: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Says what goes on: to people, to programs, and to GitHub beside the lines of files. */
function teller(io: Io, json: boolean, annotates: boolean) {
  const out = terminal(io.out, io.env);
  const showsProgress = !json && io.err.isTTY === true && io.env.TERM !== "dumb";
  const clear = () => void (showsProgress && io.err.write("\r\u001B[K"));
  const problem = (one: ServersProblem, folder: ReadableFlow | undefined): void => {
    const { flow, code, severity, at, sentence, remedy } = one;
    if (json) jsonLine(io.out, { type: "problem", flow, code, severity, at, sentence, remedy });
    else tellProblem(out, one);
    if (!annotates) return;
    // One of a flow that it leads to is in no file that is at hand.
    const own = folder?.document.id === flow ? folder : undefined;
    const [file, text] = [own?.shown ?? flow, own?.text];
    io.out.write(
      `${annotation({ severity, file, text, at, title: code, message: `${sentence} ${remedy}` })}\n`,
    );
  };
  return {
    ready({ id, changes, since, problems, folder }: Ready): void {
      const isHeard = changes?.filter(isForCallers).length ?? 0;
      if (json)
        for (const change of changes ?? [])
          jsonLine(io.out, { type: "change", flow: id, ...change, sentence: plain(changeWords(change)) });
      else if (!changes) out.line(`${out.bold(id)}: all of it is new for callers.`);
      else if (isHeard === 0) out.line(`${out.bold(id)}: the flow is as in version ${since}.`);
      else out.line(`${out.bold(id)}: ${counted(isHeard, "change")} for callers since version ${since}.`);
      if (!json) for (const change of changes ?? []) out.line(`    ${plain(changeWords(change))}`);
      for (const one of problems) problem(one, folder);
    },
    progress(flow: string, so: number, of: number): void {
      if (json) jsonLine(io.out, { type: "progress", flow, done: so, of });
      if (!showsProgress) return;
      clear();
      io.err.write(`${flow}: ${so} of ${of} texts spoken and recordings found`.slice(0, 78));
    },
    outcome({ id, folder, problems, since }: Ready, outcome: Outcome, environment: string): void {
      clear();
      if ("message" in outcome) {
        const { message, remedy } = outcome;
        for (const one of outcome.problems) problem(one, folder);
        if (json) jsonLine(io.out, { type: "refused", flow: id, message, remedy });
        else io.err.write(`dialtree: ${id} was not published: ${plain(message)}\n${plain(remedy)}\n`);
        return;
      }
      // Those of the draft have been told before: what is new was found out by speaking.
      const known = new Set(problems.map(({ code, at }) => `${code} ${at}`));
      for (const one of outcome.warnings) if (!known.has(`${one.code} ${one.at}`)) problem(one, folder);
      const { number, isNew, together } = outcome;
      const where = environment === live ? "" : ` in ${environment}`;
      if (json) jsonLine(io.out, { type: "published", flow: id, number, isNew });
      else if (number === since) out.line(`unchanged  ${id}, version ${number}${where}`);
      else
        out.line(`published  ${id}, version ${number}${where}${isNew ? "" : ", which was published before"}`);
      if (!json)
        for (const one of together) out.line(`published  ${plain(one.flow)}, version ${one.number}, with it`);
    },
    summary(summary: Summary, dryRun: boolean): void {
      if (json) return jsonLine(io.out, { type: "summary", ...summary });
      const { errors } = summary;
      if (errors > 0)
        io.err.write(`dialtree: nothing was published, because of ${counted(errors, "error")}.\n`);
      else if (dryRun) out.line("Nothing was published: this was a dry run.");
    },
  };
}

function tellProblem(to: Terminal, { flow, code, severity, at, sentence, remedy }: ServersProblem): void {
  to.line(`${to.bold(plain(`${flow}:${at}`))}  ${severity}  ${to.dim(code)}`);
  to.line(`    ${plain(sentence)}`);
  to.line(`    ${plain(remedy)}`);
}
