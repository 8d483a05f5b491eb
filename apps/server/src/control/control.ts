import type { FlowDocument, NodeTypes } from "@dialtree/flow";
import type { Audio } from "./audio.ts";
import { closeDatabase, openDatabase } from "./database/open.ts";
import { type Destinations, destinationsIn } from "./drafts/destinations.ts";
import { type Drafts, draftsIn } from "./drafts/drafts.ts";
import { documentFrom } from "./drafts/reading.ts";
import { type Recordings, recordingsIn } from "./drafts/recordings.ts";
import { inOrder } from "./in-order.ts";
import { type AssignedNumber, type Numbers, numbersIn } from "./numbers.ts";
import { type Published, publishedFrom, type Refused } from "./published/published.ts";
import {
  type Publication,
  type Publisher,
  type PublishOptions,
  problemsOfDraft,
  publish,
} from "./publishing/publish.ts";
import type { ToldProblem } from "./publishing/told-problem.ts";
import { type Version, type Versions, versionsIn } from "./publishing/versions.ts";
import { type Seeded, seed } from "./seeding/seed.ts";

export interface ControlOptions {
  /** The database; made with its folder when there is none. For this process alone. */
  readonly file: string;
  readonly nodeTypes: NodeTypes;
  readonly audio: Audio;
  /** Primary language subtags that the voices speak: `en`. Left out: only speaking tells. */
  readonly voices?: readonly string[];
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number;
  /** Hears of a version that should answer and cannot: somebody has to be told. */
  readonly onRefused?: (refused: Refused) => void;
}

/** Drafts, versions and numbers of one installation. */
export interface Control {
  readonly drafts: Drafts;
  readonly destinations: Destinations;
  readonly recordings: Recordings;
  readonly versions: Omit<Versions, "makeCurrent">;
  readonly numbers: Omit<Numbers, "assignIfFree">;
  /** What new calls get, and what calls under way go on with. */
  readonly published: Published;
  /** The document that somebody sent. @throws ControlError `document_unreadable`, `flow_id_differs` */
  documentFrom(json: unknown, id?: string): FlowDocument;
  /** What is wrong with a draft, without having anything spoken. @throws ControlError `flow_unknown` */
  problems(flow: string): Promise<{ readonly revision: number; readonly problems: readonly ToldProblem[] }>;
  /** When it is done, new calls get the version. @throws ControlError `publish_refused` with all problems */
  publish(flow: string, message: string, options?: PublishOptions): Promise<Publication>;
  /** Has new calls get a version that was published before. The draft stays as it is. */
  rollBack(flow: string, version: string): Promise<Version>;
  /** Brings in the flows of a folder that are not here yet. Never throws because of a flow. */
  seedFrom(folder: string, numbers?: Readonly<Record<string, string>>): Promise<Seeded>;
  close(): Promise<void>;
}

/** @throws ControlError when the database is in use, damaged, newer than this program, or somebody else's. */
export async function openControl(options: ControlOptions): Promise<Control> {
  const { file, nodeTypes, audio, voices, now = Date.now, onRefused = () => {} } = options;
  const database = await openDatabase(file);
  const drafts = draftsIn(database, nodeTypes, now);
  const recordings = recordingsIn(database, audio);
  const versions = versionsIn(database, nodeTypes);
  const numbers = numbersIn(database);
  const published = publishedFrom(versions, numbers, nodeTypes, onRefused);
  const publisher: Publisher = { database, nodeTypes, audio, now, ...(voices ? { voices } : {}) };
  // One after the other: a publish takes what is current for granted until it has written its versions.
  const oneByOne = inOrder();
  try {
    await published.followAll();
  } catch (error) {
    await closeDatabase(database);
    throw error;
  }

  const publishOne = (flow: string, message: string, how?: PublishOptions): Promise<Publication> =>
    oneByOne(async () => {
      const publication = await publish(publisher, flow, message, how);
      for (const version of [publication.version, ...publication.together]) {
        await published.follow(version.flow);
      }
      return publication;
    });

  const assign = async (called: string, flow: string): Promise<AssignedNumber> => {
    const assigned = await numbers.assign(called, flow);
    await published.followNumbers();
    return assigned;
  };

  return {
    drafts,
    destinations: destinationsIn(database, nodeTypes),
    recordings,
    versions,
    published,
    numbers: {
      list: numbers.list,
      assign,
      async release(called) {
        await numbers.release(called);
        await published.followNumbers();
      },
    },
    documentFrom: (json, id) => documentFrom(json, nodeTypes, id),
    problems: (flow) => problemsOfDraft(publisher, flow),
    publish: publishOne,
    rollBack: (flow, id) =>
      oneByOne(async () => {
        // Loaded first: what cannot be used must not become what every new call needs.
        await published.load(id);
        const version = await versions.makeCurrent(flow, id);
        await published.follow(flow);
        return version;
      }),
    async seedFrom(folder, mapping = {}) {
      const seeded = await seed(
        { database, nodeTypes, audio, numbers, now, publish: publishOne },
        folder,
        mapping,
      );
      await published.followNumbers();
      return seeded;
    },
    close: () => closeDatabase(database),
  };
}
