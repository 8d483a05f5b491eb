import type { FlowDocument } from "@dialtree/flow";
import { changeWords, diffFlows, type FlowChange, isForCallers } from "@dialtree/flow/diff";
import { live } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { answering } from "../answering.ts";
import type { Io } from "../io.ts";
import { publishedBy } from "../live/published.ts";
import { serverNamed } from "../live/server.ts";
import { readableFlow } from "../problems.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { areFolders, tellFolders } from "../repository/diffing.ts";
import { jsonLine, plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const diff = defineCommand({
  name: "diff",
  summary: "Says what is different for callers between two versions of a flow, in words.",
  usage: "diff <before> <after>, or diff <flow> --server <address>",
  operands: { what: "a flow, or two, or two folders of flows", fewest: 1, most: 2 },
  options: {
    server: {
      value: "address",
      help: "Compares with what callers get from this server now: http://localhost:3000.",
    },
    environment: {
      value: "id",
      help: `With --server: what callers get in this environment; ${live} unless told.`,
    },
    json: { help: "Prints one JSON object a line." },
    markdown: { help: "Of two folders: as Markdown, for a page of a build or a comment." },
  },
  more: `A flow is a folder or a file, also one of another clone or of "git worktree". The changes are in the order in which a
caller would come to them; steps that are gone are last. docs/diff.md lists what there is to be told. Of two folders of flows, each
flow is compared with the one of the same id, with its recordings; with --json each change then names its flow.

Exits with 0 when callers get the same, with 1 when they do not, with 2 when nothing can be compared. Where the boxes
sit is nothing to callers.

With --json each change is an object with "type": "change", kind, sentence and, as far as it has them, node, step, outlet,
path (inside the step's data, else inside the document), label, language, before and after; the last line is
{"type": "summary", changes, published?}: how many changes callers notice and, with --server, the number of the version that
it is compared with, null when there is none.

Examples:
  dialtree diff ../main/flows/reception flows/reception
  dialtree diff reception --server http://localhost:3000
  dialtree diff ../main/flows flows --markdown`,
  run: (io, { operands, values }) => answering(() => compare(io, operands, values)),
});

interface Asked {
  readonly server: string | undefined;
  readonly environment: string | undefined;
  readonly json: boolean;
  readonly markdown: boolean;
}

async function compare(
  io: Io,
  [one = "", other]: readonly string[],
  { server, environment = live, json, markdown }: Asked,
): Promise<ExitCode> {
  if (server !== undefined && other !== undefined)
    throw misused("With --server one flow is compared.", "Leave out --server, or name one flow.");
  const peer = other === undefined ? serverNamed(io, server) : undefined;
  if (other === undefined && !peer)
    throw misused(
      "One flow has nothing to be compared with.",
      "Name a second one, or write --server http://localhost:3000 for what callers get there.",
    );
  if (other !== undefined && areFolders([one, other], io.cwd))
    return tellFolders(io, one, other, { json, markdown });
  if (markdown)
    throw misused("--markdown is for two folders of flows.", "Name two folders, or leave it out.");
  const [first, second] = [one, other].map((named) =>
    named === undefined ? undefined : readableFlow(io, named),
  );
  if (!first || (other !== undefined && !second)) return exitCodes.misused;
  if (second) return print(io, changesOf(first.document, second.document), json, {});

  if (!peer) return exitCodes.misused;
  const { document } = first;
  const published = await publishedBy(peer, document.id, environment);
  if (published) {
    const { number } = published;
    return print(io, changesOf(published.document, document), json, { published: number });
  }
  const { line } = terminal(io.out, io.env);
  if (json) jsonLine(io.out, { type: "summary", changes: null, published: null });
  else
    line(
      `Nothing of "${document.id}" is published ${environment === live ? "" : `to ${plain(environment)} `}at ${peer.url} yet: all of it would be new for callers.`,
    );
  return exitCodes.failed;
}

function changesOf(before: FlowDocument, after: FlowDocument): readonly FlowChange[] {
  return diffFlows(before, after, nodeTypes);
}

function print(io: Io, changes: readonly FlowChange[], json: boolean, summary: object): ExitCode {
  const { line } = terminal(io.out, io.env);
  const count = changes.filter(isForCallers).length;
  for (const change of changes) {
    const sentence = plain(changeWords(change));
    if (json) jsonLine(io.out, { type: "change", ...change, sentence });
    else line(sentence);
  }
  if (json) jsonLine(io.out, { type: "summary", changes: count, ...summary });
  else if (changes.length === 0) line("Nothing is different.");
  return count > 0 ? exitCodes.failed : exitCodes.done;
}
