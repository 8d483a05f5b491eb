import { join, resolve } from "node:path";
import { changeWords, diffFlows, isForCallers } from "@dialtree/flow/diff";
import { nodeTypes } from "@dialtree/nodes";
import { isFile } from "../files.ts";
import { flowsIn, loadFlow, type ReadableFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { printProblem } from "../problems.ts";
import { type ExitCode, exitCodes } from "../refusal.ts";
import { jsonLine, plain, terminal } from "../terminal.ts";
import { soundsOf } from "./pushing.ts";

/** What is different in one flow of two folders. */
interface FlowDifference {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
  /** How many of them callers notice. */
  readonly forCallers: number;
}

/** Whether these are folders of flows, rather than flows. */
export function areFolders(named: readonly string[], cwd: string): boolean {
  return named.every((one) => {
    const path = resolve(cwd, one);
    return !isFile(join(path, "flow.json")) && flowsIn(path).length > 0;
  });
}

/** Says what is different in the flows of two folders. A flow that cannot be read is said, and nothing is compared. */
export function tellFolders(
  io: Io,
  before: string,
  after: string,
  { json, markdown }: { readonly json: boolean; readonly markdown: boolean },
): ExitCode {
  const [old, now] = [flowsOf(io, before), flowsOf(io, after)];
  if (!old || !now) return exitCodes.misused;
  const found = differences(old, now);
  const changes = found.reduce((sum, { forCallers }) => sum + forCallers, 0);
  const { line, bold } = terminal(io.out, io.env);
  for (const { id, title, sentences } of found) {
    if (json) for (const sentence of sentences) jsonLine(io.out, { type: "change", flow: id, sentence });
    else if (markdown)
      line(`### ${asText(title || id)}\n\n${sentences.map((one) => `- ${asText(one)}`).join("\n")}\n`);
    else line(`${bold(id)}\n${sentences.map((one) => `    ${plain(one)}`).join("\n")}`);
  }
  if (json) jsonLine(io.out, { type: "summary", changes });
  else if (found.length === 0) line("Nothing is different.");
  return changes > 0 ? exitCodes.failed : exitCodes.done;
}

type Flows = ReadonlyMap<string, ReadableFlow>;

function flowsOf(io: Io, folder: string): Flows | undefined {
  const flows = flowsIn(resolve(io.cwd, folder)).map((file) => loadFlow(file, io.cwd));
  const err = terminal(io.err, io.env);
  const unreadable = flows.filter(({ document }) => !document);
  for (const { shown, problems } of unreadable)
    for (const problem of problems) printProblem(err, shown, problem);
  if (unreadable.length > 0) return undefined;
  const readable = flows.filter((flow): flow is ReadableFlow => flow.document !== undefined);
  return new Map(readable.map((flow) => [flow.document.id, flow]));
}

function differences(old: Flows, now: Flows): readonly FlowDifference[] {
  return [...new Set([...now.keys(), ...old.keys()])].sort().flatMap((id): readonly FlowDifference[] => {
    const [before, after] = [old.get(id), now.get(id)];
    const title = (after ?? before)?.document.title ?? id;
    if (!before || !after)
      return [{ id, title, sentences: [`This flow is ${after ? "new" : "gone"}.`], forCallers: 1 }];
    const changes = diffFlows(before.document, after.document, nodeTypes);
    const sounds = otherSounds(before, after);
    const sentences = [...changes.map(changeWords), ...sounds];
    if (sentences.length === 0) return [];
    return [{ id, title, sentences, forCallers: changes.filter(isForCallers).length + sounds.length }];
  });
}

/** Recordings that have kept their name, and are other ones. */
function otherSounds(before: ReadableFlow, after: ReadableFlow): readonly string[] {
  const old = soundsOf(before);
  return [...soundsOf(after)].flatMap(([name, { hash }]) => {
    const was = old.get(name);
    return was && was.hash !== hash ? [`The recording "${name}" sounds different.`] : [];
  });
}

/** Text that is nothing else in Markdown: what stands in a flow must not make links, pictures or mentions of itself. */
function asText(text: string): string {
  return plain(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_{}[\]()#!|~>]/g, "\\$&")
    .replace(/@/g, "&#64;")
    .replace(/:\/\//g, "&#58;//");
}
