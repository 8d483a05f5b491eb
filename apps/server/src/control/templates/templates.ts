import { join } from "node:path";
import type { FlowDocument, NodeTypes } from "@dialtree/flow";
import { calendarsNamedIn, readCalendars } from "@dialtree/flow/hours";
import type { ArchiveSources } from "../archive/archives.ts";
import type { ArchivedFlow, Contents, Sound } from "../archive/contents.ts";
import { freeId } from "../archive/renaming.ts";
import { type Choices, type TakenIn, takeIn } from "../archive/taking-in.ts";
import { ControlError } from "../control-error.ts";
import { flowIdsIn, taken } from "../drafts/there.ts";
import { hashOf } from "../hashes.ts";
import { flowsNamedIn } from "../publishing/linked-flows.ts";
import {
  calendarFile,
  type FlowFolder,
  flowFoldersIn,
  readFlowFolder,
  readIfThere,
} from "../seeding/flow-folders.ts";

/** A flow that comes with dialtree, to begin with. */
export interface Template {
  readonly document: FlowDocument;
  /** How many calls are described that try it. */
  readonly scenarios: number;
}

export interface Templates {
  /** By title. */
  list(): Promise<readonly Template[]>;
  /**
   * Makes a draft of one, with its recordings and scenarios, and with what it leads to and looks at where that is not here yet: all
   * of it, or nothing. Of what it leads to and somebody has removed there is a copy.
   * @throws ControlError `template_unknown`, `flow_exists`, `flow_id_removed`, `sounds_full`
   */
  use(
    template: string,
    as: { readonly id: string; readonly title: string },
    withCalendars: boolean,
  ): Promise<TakenIn>;
}

/** The templates in a folder of flows. The folder is read each time: it is small, and wanted seldom. */
export function templatesIn(folder: string, sources: ArchiveSources): Templates {
  const { nodeTypes } = sources;
  const all = async (): Promise<ReadonlyMap<string, Found>> => {
    const folders = await Promise.all(
      (await flowFoldersIn(folder)).map((path) => readFlowFolder(path, nodeTypes)),
    );
    return new Map(folders.flatMap((found) => (isFound(found) ? [[found.document.id, found] as const] : [])));
  };
  return {
    async list() {
      return [...(await all()).values()]
        .map(({ document, scenarios }) => ({ document, scenarios: scenarios.length }))
        .sort((a, b) => (a.document.title < b.document.title ? -1 : 1));
    },

    async use(template, { id, title }, withCalendars) {
      const there = await all();
      const found = there.get(template);
      if (!found) throw unknownTemplate(template);
      const document = { ...found.document, id, title };
      const ids = await flowIdsIn(sources.database);
      if (ids.there.has(id) || ids.removed.has(id)) throw await taken(sources.database, id);
      const others = linkedTo(found.document, there, nodeTypes).filter(
        (other) => !ids.there.has(other.document.id),
      );
      const flows = [
        await archived({ ...found, document }),
        ...(await Promise.all(others.map((other) => archived(other)))),
      ];
      const looked = new Set(flows.flatMap((flow) => [...calendarsNamedIn(flow.document, nodeTypes)]));
      const calendars = readCalendars((await readIfThere(join(folder, calendarFile))) ?? "[]").calendars;
      const contents: Contents = {
        flows,
        prompts: [],
        calendars: calendars.filter((calendar) => looked.has(calendar.id)),
      };
      return takeIn(sources, contents, copiesOf(others, ids.removed, [...ids.there, id]), withCalendars);
    },
  };
}

/** What somebody has removed stays so, and keeps its id: of that there is a copy. */
function copiesOf(flows: readonly Found[], removed: ReadonlySet<string>, others: readonly string[]): Choices {
  const known = new Set([...removed, ...others, ...flows.map(({ document }) => document.id)]);
  return Object.fromEntries(
    flows.flatMap(({ document: { id } }) => {
      if (!removed.has(id)) return [];
      const free = freeId(id, known);
      known.add(free);
      return [[id, { as: "copy", id: free }] as const];
    }),
  );
}

type Found = FlowFolder & { readonly document: FlowDocument };

function isFound(found: FlowFolder): found is Found {
  return found.document !== undefined;
}

/** Everything that a flow leads to, itself left out. */
function linkedTo(
  document: FlowDocument,
  there: ReadonlyMap<string, Found>,
  nodeTypes: NodeTypes,
): readonly Found[] {
  const linked = new Map<string, Found>();
  const pending = [document];
  for (const next of pending) {
    for (const id of flowsNamedIn(next, nodeTypes)) {
      const found = there.get(id);
      if (!found || id === document.id || linked.has(id)) continue;
      linked.set(id, found);
      pending.push(found.document);
    }
  }
  return [...linked.values()];
}

async function archived({ document, recordings, scenarios }: Found): Promise<ArchivedFlow> {
  const sounds = await Promise.all(
    recordings.map(async ({ name, read }): Promise<readonly [string, Sound]> => {
      const wav = await read();
      return [name, { wav, hash: hashOf(wav) }];
    }),
  );
  return {
    document,
    recordings: new Map(sounds),
    scenarios: new Map(scenarios.map(({ name, text }) => [name, text])),
  };
}

function unknownTemplate(id: string): ControlError {
  return new ControlError(
    "template_unknown",
    `There is no template "${id}".`,
    "Choose one of the list, or begin with an empty flow.",
  );
}
