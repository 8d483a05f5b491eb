import { join } from "node:path";
import { type FlowDocument, readText, write } from "@dialtree/flow";
import { changeWords, diffFlows } from "@dialtree/flow/diff";
import { calendarsNamedIn } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import { readBytes } from "../files.ts";
import type { ReadableFlow } from "../flow-folder.ts";
import { done } from "../live/done.ts";
import { ask, type Peer } from "../live/http.ts";
import { basesIn } from "./bases.ts";
import { codeIn, draftOn, hashOf, pathOf, recordingPath, type ServersDraft } from "./drafts.ts";
import { rootOf } from "./folder.ts";
import { wasEver } from "./history.ts";
import { type ServersScenario, scenarioFile, scenarioPath, scenariosIn, scenariosOn } from "./scenarios.ts";

/** What pushing a flow comes to. Nothing is sent yet. */
export interface Push {
  readonly flow: ReadableFlow;
  readonly what: "new" | "changed" | "unchanged";
  readonly steps: readonly Step[];
  /** What somebody has made of it at the server since, and pushing would undo, in words. */
  readonly overwrites: readonly string[];
  /** Notes what the folder and the server now have in common. */
  readonly remember: () => Promise<void>;
}

/** One thing that is sent. `says` names it behind what becomes of it: `reception/prompts/welcome.wav`. */
export interface Step {
  readonly does: "created" | "sent" | "removed";
  readonly says: string;
  readonly carryOut: () => Promise<void>;
}

/**
 * Looks what a flow's folder has that its draft at the server has not.
 * @throws Refusal when the server does not show it
 */
export async function pushOf(flow: ReadableFlow, server: Peer, prune: boolean): Promise<Push> {
  const { document } = flow;
  const { id } = document;
  const theirs = await draftOn(server, id);
  const bases = basesIn(rootOf(flow.file), server);
  const sounds = soundsOf(flow);
  const text = write(document, nodeTypes);
  const isSame = theirs?.text === text;
  const differing = [...sounds].filter(([name, { hash }]) => theirs?.recordings.get(name) !== hash);
  const superfluous = prune ? [...(theirs?.recordings.keys() ?? [])].filter((name) => !sounds.has(name)) : [];
  const base = bases.flow(id);
  const scenarios = scenarioPush(flow, theirs ? await scenariosOn(server, id) : new Map(), {
    server,
    prune,
    known: base?.scenarios ?? {},
  });
  const isKnown = (name: string, { file }: Sound): boolean => {
    const hash = theirs?.recordings.get(name);
    if (hash === undefined || base?.recordings[name] === hash) return true;
    return wasEver(file, (bytes) => hashOf(bytes) === hash);
  };
  const overwrites = [
    ...(theirs && !isSame && !isOurs(theirs, flow, base) ? undone(theirs, document) : []),
    ...differing
      .filter(([name, sound]) => !isKnown(name, sound))
      .map(([name]) => `The recording "${name}" sounds different there.`),
    ...scenarios.overwrites,
  ];
  const steps: readonly Step[] = [
    ...(isSame ? [] : [draftStep(server, document, theirs)]),
    ...differing.map(
      ([name, { file }]): Step => ({
        does: "sent",
        says: `${id}/prompts/${name}`,
        carryOut: async () => void (await done(server, "PUT", recordingPath(id, name), readBytes(file))),
      }),
    ),
    ...superfluous.map(
      (name): Step => ({
        does: "removed",
        says: `${id}/prompts/${name}`,
        carryOut: async () => void (await done(server, "DELETE", recordingPath(id, name))),
      }),
    ),
    ...scenarios.steps,
  ];
  return {
    flow,
    what: !theirs ? "new" : steps.length === 0 ? "unchanged" : "changed",
    steps,
    overwrites,
    async remember() {
      const now = await draftOn(server, id);
      // Somebody may have saved it in this very moment, which is then not what is here.
      if (now?.text !== text) return;
      const recordings = [...sounds].map(([name, { hash }]) => [name, hash]);
      bases.keepFlow(id, {
        revision: now.revision,
        flow: hashOf(text),
        recordings: Object.fromEntries(recordings),
        scenarios: scenarios.inCommon,
      });
    },
  };
}

/**
 * What becomes of a flow's scenarios at the server. Those that are only there stay, or go with `prune`; what somebody has made of
 * one since it was what is or was here is told.
 */
function scenarioPush(
  { document: { id }, folder }: ReadableFlow,
  theirs: ReadonlyMap<string, ServersScenario>,
  { server, prune, known }: { readonly server: Peer; readonly prune: boolean; readonly known: Hashes },
): { readonly steps: readonly Step[]; readonly overwrites: readonly string[]; readonly inCommon: Hashes } {
  const ours = scenariosIn(folder);
  const isKnown = (name: string, text: string | null): boolean => {
    if (text === null) return false;
    if (Object.hasOwn(known, name) && known[name] === hashOf(text)) return true;
    return wasEver(scenarioFile(folder, name), (bytes) => bytes.toString("utf8") === text);
  };
  const differing = [...ours].filter(([name, text]) => theirs.get(name)?.text !== text);
  const superfluous = [...theirs].filter(([name]) => !ours.has(name));
  const going = prune ? superfluous : [];
  const says = (name: string): string => `${id}/cases/${name}.txt`;
  return {
    overwrites: [
      ...differing.flatMap(([name]) => {
        const there = theirs.get(name);
        return there && !isKnown(name, there.text) ? [`The scenario "${name}" is different there.`] : [];
      }),
      ...going
        .filter(([name, { text }]) => !isKnown(name, text))
        .map(([name]) => `The scenario "${name}", which is only there, would be deleted.`),
    ],
    steps: [
      ...differing.map(([name, text]): Step => {
        const there = theirs.get(name);
        const headers = there && { "if-match": `"${there.revision}"` };
        const carryOut = async () =>
          void (await done(server, "PUT", scenarioPath(id, name), { text }, headers));
        return { does: "sent", says: says(name), carryOut };
      }),
      ...going.map(([name, { revision }]): Step => {
        const headers = { "if-match": `"${revision}"` };
        const carryOut = async () =>
          void (await done(server, "DELETE", scenarioPath(id, name), undefined, headers));
        return { does: "removed", says: says(name), carryOut };
      }),
    ],
    // What was known of those that stay there is known still.
    inCommon: Object.fromEntries([
      ...superfluous.flatMap(([name]) => (Object.hasOwn(known, name) ? [[name, known[name] ?? ""]] : [])),
      ...[...ours].map(([name, text]) => [name, hashOf(text)]),
    ]),
  };
}
type Hashes = Readonly<Record<string, string>>;

interface Sound {
  readonly file: string;
  readonly hash: string;
}

/** The recordings of a flow's folder, by name. */
export function soundsOf({ folder, recordings }: ReadableFlow): ReadonlyMap<string, Sound> {
  return new Map(
    [...recordings.keys()].map((name) => {
      const file = join(folder, "prompts", name);
      return [name, { file, hash: hashOf(readBytes(file)) }];
    }),
  );
}

/** Whether nobody has saved the draft at the server since it was what is, or was, here. */
function isOurs(theirs: ServersDraft, { file }: ReadableFlow, base: ReturnType<BaseOf>): boolean {
  if (base && (base.revision === theirs.revision || base.flow === hashOf(theirs.text))) return true;
  return wasEver(file, (bytes) => {
    const { document } = readText(bytes.toString("utf8"), nodeTypes);
    return document !== undefined && write(document, nodeTypes) === theirs.text;
  });
}
type BaseOf = ReturnType<typeof basesIn>["flow"];

function undone({ document: theirs }: ServersDraft, ours: FlowDocument): readonly string[] {
  const words = diffFlows(theirs, ours, nodeTypes).map(changeWords);
  return words.length > 0 ? words : ["Something of the file that no caller notices."];
}

function draftStep(server: Peer, document: FlowDocument, theirs: ServersDraft | undefined): Step {
  const says = document.id;
  if (!theirs)
    return {
      does: "created",
      says,
      carryOut: async () => void (await done(server, "POST", "/api/flows", document)),
    };
  const headers = { "if-match": `"${theirs.revision}"` };
  return {
    does: "sent",
    says,
    carryOut: async () => void (await done(server, "PUT", pathOf(document.id), document, headers)),
  };
}

/**
 * The calendars that flows look at and that are not at the server yet. Those that are there are left alone: hours are looked
 * after at the server, where they hold at once.
 */
export async function newCalendars(flows: readonly ReadableFlow[], server: Peer): Promise<readonly Step[]> {
  const named = new Map(
    flows.flatMap(({ document, calendars }) =>
      [...calendarsNamedIn(document, nodeTypes)].flatMap((id) => {
        const calendar = calendars.get(id);
        return calendar ? [[id, calendar] as const] : [];
      }),
    ),
  );
  const steps: Step[] = [];
  for (const [id, { emergency: _left, ...calendar }] of named) {
    const there = await ask(server, "GET", `/api/calendars/${encodeURIComponent(id)}`);
    if (codeIn(there) !== "calendar_unknown") continue;
    steps.push({
      does: "created",
      says: `the calendar ${id}`,
      carryOut: async () => void (await done(server, "POST", "/api/calendars", calendar)),
    });
  }
  return steps;
}
