import type { FaultCode } from "@dialtree/engine";
import type { EndReason } from "@dialtree/flow";
import { type Entry, inOneBreath, linesOf, lineText } from "@dialtree/rehearsal";
import type { Names } from "../names.ts";
import { plain, type Terminal } from "../terminal.ts";

/** A line of a transcript for people; `path` ones tell where in the flow the call is. */
interface TranscriptLine {
  readonly at: number;
  readonly text: string;
  readonly path: boolean;
}

const faults: { readonly [Code in FaultCode]: string } = {
  flow_loops: "the flow goes round without ever waiting for the caller",
  flow_missing: "the flow to go on with is missing",
  flows_too_deep: "too many flows have called each other",
  input_unfit: "a flow was given a value that does not fit",
  nowhere_to_return: "no flow has called the one that comes back",
  too_many_nodes: "the call went through too many nodes",
  call_too_long: "the call lasted too long",
  rang_too_long: "nobody decided about the call in time",
};

// The words of scenario files say on which side a call ended; people ask who hung up.
const endings: { readonly [Reason in EndReason]: string } = {
  remote: "remote (the caller hung up)",
  local: "local (the flow hung up)",
  transferred: "transferred",
  redirected: "redirected",
  rejected: "rejected",
  unanswered: "unanswered",
  unreached: "unreached (nobody was on the line)",
  lost: "lost (the connection broke)",
};

/** Prints what happened for people: the path dim, everything else as it is. */
export function printTranscript(to: Terminal, transcript: readonly Entry[], names: Names): void {
  for (const line of transcriptLines(transcript, names)) {
    const text = plain(columns(line));
    to.line(line.path ? to.dim(text) : text);
  }
}

/** Everything of a transcript that people want to see, in order of time. */
function transcriptLines(transcript: readonly Entry[], names: Names): readonly TranscriptLine[] {
  const entries = inOneBreath(transcript.toSorted((a, b) => a.at - b.at));
  return entries.flatMap((entry, index) => lineOf(entry, entries[index - 1], entries[index + 1], names));
}

/** A line with its time in a column of its own; a path line has none, because it belongs to what is beside it. */
function columns({ at, text, path }: TranscriptLine): string {
  return path ? `${" ".repeat(9)}${text}` : `${(at / 1_000).toFixed(1).padStart(7)}  ${text}`;
}

function lineOf(
  entry: Entry,
  before: Entry | undefined,
  after: Entry | undefined,
  names: Names,
): readonly TranscriptLine[] {
  const { at } = entry;
  if (entry.kind === "ends") {
    return [{ at, text: lineText({ verb: "ends", rest: endings[entry.reason] }), path: false }];
  }
  if (entry.kind !== "path")
    return linesOf([entry]).map((line) => ({ at, text: lineText(line), path: false }));
  const { step } = entry;
  if (step.kind === "fault") {
    const rest = `${step.code} ${faultPlace(step.flow, step.node, names)}: ${faults[step.code]}`;
    return [{ at, text: lineText({ verb: "fault", rest }), path: false }];
  }
  if (step.kind === "kept")
    return linesOf([entry]).map((line) => ({ at, text: lineText(line), path: false }));
  // Leaving a node and entering the next are one line.
  if (step.kind === "entered" && left(before)) return [];
  return [{ at, text: `· ${pathText(entry, after, names)}`, path: true }];
}

function pathText(entry: Entry & { readonly kind: "path" }, after: Entry | undefined, names: Names): string {
  const { step } = entry;
  if (step.kind === "fault" || step.kind === "kept") return "";
  const from = names.node(step.flow, step.node);
  if (step.kind === "entered") return from;
  const by = names.exit(step.flow, step.node, step.outlet);
  const next = entered(after);
  const elsewhere = next && next.flow !== step.flow ? `${names.flow(next.flow)}: ` : "";
  const to = next && `${elsewhere}${names.node(next.flow, next.node)}`;
  return [from, by, to].filter((part) => part !== undefined).join(" → ");
}

// Between two flows a call is in no node of the author's; the engine names such states with a dollar sign.
function faultPlace(flow: string, node: string | undefined, names: Names): string {
  const name = node === undefined ? "$" : names.node(flow, node);
  return name.startsWith("$") ? `in ${names.flow(flow)}` : `at ${name}`;
}

function left(entry: Entry | undefined): boolean {
  return entry?.kind === "path" && entry.step.kind === "left";
}

function entered(entry: Entry | undefined): { readonly flow: string; readonly node: string } | undefined {
  return entry?.kind === "path" && entry.step.kind === "entered" ? entry.step : undefined;
}
