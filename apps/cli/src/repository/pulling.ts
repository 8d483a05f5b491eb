import { dirname, join } from "node:path";
import { type FlowDocument, readText, write } from "@dialtree/flow";
import { type Calendar, calendarsNamedIn, readCalendars, writeCalendars } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import { isFile, namesIn, readBytes, readTextFile, removeFile, writeBytes, writeTextFile } from "../files.ts";
import { flowsIn } from "../flow-folder.ts";
import { done } from "../live/done.ts";
import { fetchFile, type Peer } from "../live/http.ts";
import { Refusal } from "../refusal.ts";
import { type Bases, basesIn } from "./bases.ts";
import { hashOf, recordingPath, type ServersDraft } from "./drafts.ts";
import { isCommitted } from "./history.ts";
import { type ServersScenario, scenarioFile, scenariosIn } from "./scenarios.ts";

/** What is to become of one file, so that the folder is as the server has it. */
export interface FileChange {
  readonly what: "new" | "changed" | "removed";
  readonly file: string;
  /** What is there has been pushed nowhere and committed nowhere: it would be lost. */
  readonly unsaved: boolean;
  readonly carryOut: () => Promise<void>;
}

export interface Pulled {
  readonly changes: readonly FileChange[];
  /** Notes what the folder and the server now have in common. */
  readonly remember: () => void;
}

interface Where {
  readonly server: Peer;
  /** The folder of the flows' folders. */
  readonly out: string;
  /** Removes recordings and scenarios that the server does not have. */
  readonly prune: boolean;
}

/** What a flow's folder lacks. Nothing is written. */
export function pullOf(
  draft: ServersDraft,
  scenarios: ReadonlyMap<string, ServersScenario>,
  { server, out, prune }: Where,
): Pulled {
  const folder = folderOf(draft.id, out);
  const bases = basesIn(out, server);
  const changes = [
    ...flowChange(draft, join(folder, "flow.json"), bases),
    ...recordingChanges(draft, join(folder, "prompts"), { server, prune, bases }),
    ...scenarioChanges(draft.id, scenarios, folder, { prune, bases }),
  ];
  const { id, revision, text, recordings } = draft;
  return {
    changes,
    remember: () =>
      bases.keepFlow(id, {
        revision,
        flow: hashOf(text),
        recordings: Object.fromEntries(recordings),
        scenarios: Object.fromEntries(
          readable(scenarios).map(([name, scenario]) => [name, hashOf(scenario)]),
        ),
      }),
  };
}

/** The calendars that flows look at, in the file beside their folders. Calendars of other flows stay in it. */
export async function calendarsOf(
  documents: readonly FlowDocument[],
  { server, out }: Pick<Where, "server" | "out">,
): Promise<Pulled> {
  const named = new Set(documents.flatMap((document) => [...calendarsNamedIn(document, nodeTypes)]));
  if (named.size === 0) return { changes: [], remember: () => {} };
  const { body } = await done(server, "GET", "/api/calendars");
  const { calendars: all } = body as { readonly calendars: readonly { readonly calendar: Calendar }[] };
  const theirs = all.map(({ calendar }) => calendar).filter(({ id }) => named.has(id));
  const file = join(out, "calendars.json");
  const text = isFile(file) ? readTextFile(file) : undefined;
  const here = text === undefined ? [] : calendarsIn(text, file);
  const kept = here.map((own) => theirs.find(({ id }) => id === own.id) ?? own);
  const added = theirs.filter(({ id }) => !here.some((own) => own.id === id));
  const wanted = writeCalendars([...kept, ...added]);
  const bases = basesIn(out, server);
  const remember = () => bases.keepCalendars(hashOf(wanted));
  if (theirs.length === 0 || (text !== undefined && writeCalendars(here) === wanted))
    return { changes: [], remember };
  const isKnown = text !== undefined && bases.calendars === hashOf(text);
  return {
    changes: [written(file, text !== undefined, isKnown, () => writeTextFile(file, wanted))],
    remember,
  };
}

function calendarsIn(text: string, file: string): readonly Calendar[] {
  const { calendars, faults } = readCalendars(text);
  const [fault] = faults;
  if (fault) throw new Refusal(`${file}${fault.at}: ${fault.fault}`, "Mend it there.");
  return calendars;
}

/** The folder that has the flow already, whatever it is called; else the one of its id. */
function folderOf(id: string, out: string): string {
  const known = flowsIn(out).find((file) => readText(readTextFile(file), nodeTypes).document?.id === id);
  return known === undefined ? join(out, id) : dirname(known);
}

function flowChange({ id, text }: ServersDraft, file: string, bases: Bases): readonly FileChange[] {
  const own = isFile(file) ? readTextFile(file) : undefined;
  const document = own === undefined ? undefined : readText(own, nodeTypes).document;
  const shown = document && write(document, nodeTypes);
  if (shown === text) return [];
  const isKnown = shown !== undefined && bases.flow(id)?.flow === hashOf(shown);
  return [written(file, own !== undefined, isKnown, () => writeTextFile(file, text))];
}

function recordingChanges(
  { id, recordings }: ServersDraft,
  folder: string,
  { server, prune, bases }: { readonly server: Peer; readonly prune: boolean; readonly bases: Bases },
): readonly FileChange[] {
  const base = bases.flow(id)?.recordings ?? {};
  const here = new Map(
    namesIn(folder)
      .filter((name) => name.endsWith(".wav") && isFile(join(folder, name)))
      .map((name) => [name, hashOf(readBytes(join(folder, name)))]),
  );
  const isKnown = (name: string): boolean => base[name] !== undefined && base[name] === here.get(name);
  const differing = [...recordings].filter(([name, hash]) => here.get(name) !== hash);
  const superfluous = prune ? [...here.keys()].filter((name) => !recordings.has(name)) : [];
  return [
    ...differing.map(([name, hash]) =>
      written(join(folder, name), here.has(name), isKnown(name), async () => {
        const wav = await fetchFile(server, recordingPath(id, name));
        if (hashOf(wav) !== hash)
          throw new Refusal(
            `The recording "${name}" of "${id}" has been changed meanwhile.`,
            "Pull once more.",
          );
        writeBytes(join(folder, name), wav);
      }),
    ),
    ...superfluous.map((name): FileChange => {
      const file = join(folder, name);
      const unsaved = !isKnown(name) && !isCommitted(file);
      return { what: "removed", file, unsaved, carryOut: async () => removeFile(file) };
    }),
  ];
}

function scenarioChanges(
  id: string,
  scenarios: ReadonlyMap<string, ServersScenario>,
  folder: string,
  { prune, bases }: { readonly prune: boolean; readonly bases: Bases },
): readonly FileChange[] {
  const base = bases.flow(id)?.scenarios ?? {};
  const here = scenariosIn(folder);
  const isKnown = (name: string): boolean => {
    const text = here.get(name);
    return text !== undefined && Object.hasOwn(base, name) && base[name] === hashOf(text);
  };
  const differing = readable(scenarios).filter(([name, text]) => here.get(name) !== text);
  const superfluous = prune ? [...here.keys()].filter((name) => !scenarios.has(name)) : [];
  return [
    ...differing.map(([name, text]) => {
      const file = scenarioFile(folder, name);
      return written(file, here.has(name), isKnown(name), () => writeTextFile(file, text));
    }),
    ...superfluous.map((name): FileChange => {
      const file = scenarioFile(folder, name);
      const unsaved = !isKnown(name) && !isCommitted(file);
      return { what: "removed", file, unsaved, carryOut: async () => removeFile(file) };
    }),
  ];
}

/** The texts of those that the server can read. */
function readable(scenarios: ReadonlyMap<string, ServersScenario>): readonly (readonly [string, string])[] {
  return [...scenarios].flatMap(([name, { text }]) => (text === null ? [] : [[name, text] as const]));
}

function written(
  file: string,
  isThere: boolean,
  isKnown: boolean,
  carryOut: () => void | Promise<void>,
): FileChange {
  return {
    what: isThere ? "changed" : "new",
    file,
    unsaved: isThere && !isKnown && !isCommitted(file),
    carryOut: async () => carryOut(),
  };
}
