import { join } from "node:path";
import type { Clock, Seal } from "@dialtree/calls";
import type { Estate } from "@dialtree/engine/estate";
import type { FlowDocument, NodeTypes } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import type { Transaction } from "kysely";
import { type Archives, archivesIn } from "./archive/archives.ts";
import type { Audio } from "./audio.ts";
import { type Audit, auditIn } from "./audit/reading.ts";
import { type Deed, recordAlone } from "./audit/record.ts";
import { calendarInUse, calendarsIn, type SharedCalendars } from "./calendars/calendars.ts";
import { type CalendarUse, draftsNaming, usesOf } from "./calendars/uses.ts";
import { ControlError } from "./control-error.ts";
import { changesIn, changing } from "./database/change-count.ts";
import { closeDatabase, type Database } from "./database/open.ts";
import type { Tables } from "./database/tables.ts";
import { type Destinations, destinationsIn } from "./drafts/destinations.ts";
import { type Drafts, draftsIn } from "./drafts/drafts.ts";
import { type KeptDrafts, keptDraftsIn } from "./drafts/kept.ts";
import { type Prompts, promptsIn } from "./drafts/prompts.ts";
import { documentFrom } from "./drafts/reading.ts";
import { type Recordings, recordingsIn } from "./drafts/recordings.ts";
import { type NamedResources, namedResourcesIn } from "./drafts/resources.ts";
import { type RestoredDraft, restoreDraft } from "./drafts/restoring.ts";
import { type Texts, textsIn } from "./drafts/texts.ts";
import { uploadsIn } from "./drafts/uploads.ts";
import { type Books, booksIn } from "./environments/book.ts";
import { type OutdatedVersion, outdatedVersions } from "./environments/outdated.ts";
import { estateIn } from "./estate/estate.ts";
import { type Answering, answeringFor } from "./estate/lines.ts";
import { inOrder } from "./in-order.ts";
import { type Numbers, numbersIn } from "./numbers.ts";
import { type KeptAnswers, keptAnswersIn } from "./once/kept-answers.ts";
import { type OutsideCalls, outsideCallsIn } from "./outside-calls/outside-calls.ts";
import { type NumberNotAllowed, numbersNotAllowed } from "./outside-calls/uses.ts";
import { type Pins, type PinsOptions, pinsIn } from "./pins/pins.ts";
import { summariesOf } from "./preflight/kept.ts";
import type { FindPerson } from "./preflight/people.ts";
import { preflight } from "./preflight/preflight.ts";
import type { Report, Summary } from "./preflight/report.ts";
import { type Presence, presenceIn } from "./presence/presence.ts";
import { type Published, publishedFrom, type Refused } from "./published/published.ts";
import { soundsOf } from "./published/sounds.ts";
import type { PinnedHow } from "./publishing/pinning.ts";
import {
  type Publication,
  type Publisher,
  type PublishOptions,
  problemsOfDraft,
  publish,
  publishFirst,
} from "./publishing/publish.ts";
import { refuseWhatLacks } from "./publishing/rolling-back.ts";
import type { ToldProblem } from "./publishing/told-problem.ts";
import { refuseRemoved } from "./publishing/version-rows.ts";
import { type CurrentVersion, type Version, type Versions, versionsIn } from "./publishing/versions.ts";
import { bringBy, type WayLive } from "./publishing/way-live.ts";
import { type Removals, removalsIn } from "./removal/removals.ts";
import { type Rollout, type Rollouts, rolloutsIn } from "./rollout/rollouts.ts";
import { playerOf } from "./scenarios/playing.ts";
import { keptScenariosIn, type Scenarios } from "./scenarios/scenarios.ts";
import { type KeepingTime, keepTime } from "./schedule/keeping-time.ts";
import { type Schedule, type Schedules, schedulesIn } from "./schedule/schedules.ts";
import { type Secrets, secretsIn } from "./secrets/secrets.ts";
import { type Seeded, seed } from "./seeding/seed.ts";
import { type Templates, templatesIn } from "./templates/templates.ts";

export interface ControlOptions {
  /** Closed with control, and when control cannot be opened. */
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly audio: Audio;
  /** What PINs and secrets are kept under. */
  readonly seal: Seal;
  /** Origins that flows may ask; none unless told. */
  readonly approvedHosts?: ReadonlySet<string>;
  /** Primary language subtags that the voices speak: `en`. Left out: only speaking tells. */
  readonly voices?: readonly string[];
  /** Names of the mailboxes that messages can go to; left out: nobody knows. */
  readonly mailboxes?: readonly string[];
  /** Asks the organisation's directory; left out where nobody can. */
  readonly findPerson?: FindPerson;
  /** Of all uploads together; without it there is no bound. */
  readonly uploadBytes?: number;
  /** Nobody publishes what they have changed last themselves. */
  readonly secondPerson?: boolean;
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number;
  /** Hears of somebody who guesses PINs over many accounts. */
  readonly onGuessing?: PinsOptions["onGuessing"];
  /** Hears of a version that should answer and cannot: somebody has to be told. */
  readonly onRefused?: (refused: Refused) => void;
  /** Hears of a rollout that its guard has ended: on the one server that has done it. */
  readonly onTripped?: (tripped: Rollout) => void;
  /** Hears of a planned version that went live, or with an error of one that could not. */
  readonly onPlanned?: (schedule: Schedule, error?: ControlError) => void;
  /** Hears that it cannot be looked what is planned, and then that it can: `undefined`. */
  readonly onPlanTrouble?: (error: unknown) => void;
  /** Hears of a calendar that cannot be read, which calls do without, and of a policy in whose place the safe one holds. */
  readonly onDamaged?: (damaged: ControlError) => void;
}

const shippedFlows = join(import.meta.dirname, "../../../../flows");

/** Drafts, versions and numbers of one installation. */
export interface Control {
  readonly drafts: Drafts;
  /** Drafts as they were. */
  readonly keptDrafts: KeptDrafts;
  /** Who has which flow open. */
  readonly presence: Presence;
  /** Flows that nobody needs any more. */
  readonly removals: Removals;
  readonly destinations: Destinations;
  readonly texts: Texts;
  readonly recordings: Recordings;
  readonly archives: Archives;
  /** Flows that come with dialtree. */
  readonly templates: Templates;
  /** The library, which any flow may use. */
  readonly prompts: Prompts;
  readonly versions: Omit<Versions, "makeCurrent">;
  readonly numbers: Omit<Numbers, "assignIfFree">;
  /** Everything that calls go through, as it is now. */
  estate(): Promise<Estate>;
  /** The versions that answer for flows in an environment, `live` unless told: by flow, and since when. */
  answeringFor(flows: Iterable<string>, environment?: string): Promise<ReadonlyMap<string, Answering>>;
  /** What names stand for where. What is changed holds for what is published from then on. */
  readonly environments: Books & {
    /** Versions that new calls get, with names that stand for others now. */
    outdated(): Promise<readonly OutdatedVersion[]>;
  };
  readonly pins: Pins;
  /** Opening hours and holidays. What is changed holds for calls here at once, on other servers when they have looked. */
  readonly calendars: Omit<SharedCalendars, "createIfMissing" | "all"> & {
    /** Of published flows. @throws ControlError `calendar_unknown` */
    uses(id: string): Promise<readonly CalendarUse[]>;
    /** @throws ControlError `calendar_in_use` as long as a published flow or a draft looks at it */
    remove(id: string, basedOn: number): Promise<void>;
  };
  /** Where calls may go. What is changed holds for calls here at once, on other servers when they have looked. */
  readonly outsideCalls: OutsideCalls & {
    /** Numbers of published flows that calls are not sent to, in the order of the flows. */
    notAllowed(): readonly NumberNotAllowed[];
  };
  /** Mailboxes and lists of PINs, as flows name them. */
  readonly resources: NamedResources;
  readonly secrets: Secrets;
  /** Who did what. */
  readonly audit: Audit & {
    /** Writes down what is done elsewhere than in the control database, before it is done. */
    note(deed: Deed): Promise<void>;
  };
  /** What requests were answered with that are not to be carried out twice. */
  readonly answers: KeptAnswers;
  readonly scenarios: Scenarios;
  /** Origins that flows may ask. */
  readonly approvedHosts: ReadonlySet<string>;
  /** What new calls get, and what calls under way go on with. */
  readonly published: Published;
  /** Versions that some of the new calls get. */
  readonly rollouts: Pick<Rollouts, "latest" | "setShare" | "finish" | "end" | "add"> & {
    /** Ends a rollout whose guard says so. */
    judge(id: string): Promise<void>;
  };
  /** Versions that go live later. */
  readonly schedules: Pick<Schedules, "list" | "cancel">;
  /** From now on what is planned goes live, first what should have meanwhile. */
  keepTime(clock: Clock): Promise<void>;
  /** The document that somebody sent. @throws ControlError `document_unreadable`, `flow_id_differs` */
  documentFrom(json: unknown, id?: string): FlowDocument;
  /** What is wrong with a draft, without having anything spoken. @throws ControlError `flow_unknown` */
  problems(
    flow: string,
    how?: PinnedHow,
  ): Promise<{ readonly revision: number; readonly problems: readonly ToldProblem[] }>;
  /**
   * Everything that is to be seen before a draft, or a version in its place, is published to an environment. Changes nothing.
   * @throws ControlError `flow_unknown`, `environment_unknown`, `version_unknown`, `version_damaged`
   */
  preflight(flow: string, how?: PinnedHow, signal?: AbortSignal): Promise<Report>;
  /** What was found when the versions of a flow were last published, by version. */
  summaries(flow: string): Promise<ReadonlyMap<string, Summary>>;
  /**
   * When it is done, new calls get the version, or in the way that is told.
   * @throws ControlError `publish_refused` with all problems, `schedule_unfit`, `rollout_unfit`, `rollout_running`
   */
  publish(
    flow: string,
    message: string,
    options?: Omit<PublishOptions, "bring"> & WayLive,
  ): Promise<Publication>;
  /**
   * Has new calls get a version that was published before to the same environment. Calls under way keep theirs, and the draft stays as it is.
   * @param note Why, for people.
   * @throws ControlError `rollback_refused` with what it needs and is gone; `version_unknown`, `version_of_other_flow`,
   *   `version_of_other_environment`, `version_damaged`, `flow_removed`
   */
  rollBack(
    flow: string,
    version: string,
    note?: string,
    way?: WayLive & { readonly environment?: string },
  ): Promise<Version>;
  /** Has the draft be what a version was. @throws ControlError `draft_conflict`, `version_unknown`, `version_damaged` */
  restoreDraft(version: string, basedOn: number): Promise<RestoredDraft>;
  /** Brings in the flows of a folder that are not here yet. Never throws because of a flow. */
  seedFrom(folder: string, numbers?: Readonly<Record<string, string>>): Promise<Seeded>;
  /**
   * Changes many things in one transaction, after what is being published here; new calls get what came of it.
   * @throws ControlError, and what the work throws: nothing was changed then
   */
  changeMuch<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /**
   * Has new calls get what other servers of the same database have changed, if they have; asks for little when they have
   * not. @throws ControlError when the database is away; what is in memory goes on answering
   */
  catchUp(): Promise<void>;
  /** What is wrong with the database, in words; undefined when it answers. */
  trouble(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** @throws ControlError when the database cannot be read. */
export async function openControl(options: ControlOptions): Promise<Control> {
  const {
    database,
    nodeTypes,
    audio,
    seal,
    voices,
    mailboxes,
    approvedHosts = new Set(),
    secondPerson = false,
    findPerson,
    uploadBytes = Number.POSITIVE_INFINITY,
    now = Date.now,
    onGuessing,
    onRefused = () => {},
    onTripped = () => {},
    onPlanned = () => {},
    onPlanTrouble = () => {},
    onDamaged = () => {},
  } = options;
  const drafts = draftsIn(database, nodeTypes, now);
  const uploads = uploadsIn(database, audio, uploadBytes);
  const recordings = recordingsIn(database, audio, uploads);
  const versions = versionsIn(database, nodeTypes, now);
  const prompts = promptsIn({ database, audio, uploads, nodeTypes, now, serving: versions.serving });
  const rollouts = rolloutsIn(database, now);
  const schedules = schedulesIn(database, now);
  const removals = removalsIn(database, nodeTypes, now);
  const numbers = numbersIn(database);
  const books = booksIn(database, now);
  const pins = pinsIn({ database, seal, now, ...(onGuessing ? { onGuessing } : {}) });
  const calendars = calendarsIn(database, now);
  const scenarios = keptScenariosIn(database, seal, now);
  const archiving = {
    database,
    nodeTypes,
    audio,
    drafts,
    recordings,
    prompts,
    calendars,
    uploads,
    scenarios,
    now,
    ...(mailboxes ? { mailboxes } : {}),
  };
  const archives = archivesIn(archiving);
  const templates = templatesIn(shippedFlows, archiving);
  const outsideCalls = outsideCallsIn(database, numbers, now, onDamaged);
  const published = publishedFrom(
    versions,
    rollouts,
    numbers,
    calendars,
    nodeTypes,
    outsideCalls,
    onRefused,
    onDamaged,
  );
  const followAll = async (): Promise<void> => {
    await outsideCalls.follow();
    await published.followAll();
  };
  const followNumbers = async (): Promise<void> => {
    await outsideCalls.follow();
    await published.followNumbers();
  };
  const secrets = secretsIn({ database, seal, nodeTypes, approved: approvedHosts, now });
  const player = playerOf();
  const publisher: Publisher = {
    database,
    nodeTypes,
    audio,
    now,
    secondPerson,
    ...(voices ? { voices } : {}),
    ...(mailboxes ? { mailboxes } : {}),
    judge: outsideCalls.judge,
    player,
    scenarios,
    calendars: async () => (await calendars.all()).calendars,
    ...(findPerson ? { findPerson } : {}),
    approved: async () => ({ hosts: approvedHosts, secrets: await secrets.hosts() }),
  };
  // One after the other: a publish takes what is current for granted until it has written its versions, and begins again
  // when it no longer holds. Between servers that is rare; in one it need not happen.
  const oneByOne = inOrder();
  const bringSounds = soundsOf(published, audio);
  // Asked for before what it counts: a change in between is then seen the next time.
  let caughtUpWith: number;
  try {
    caughtUpWith = await changesIn(database);
    await followAll();
  } catch (error) {
    await closeDatabase(database);
    throw error;
  }

  const publishing = <P extends Publication | undefined>(work: () => Promise<P>): Promise<P> =>
    oneByOne(async () => {
      const publication = await work();
      for (const version of publication ? [publication.version, ...publication.together] : []) {
        await published.follow(version.flow);
      }
      return publication;
    });

  /** Looked at first: what cannot be used must not become what new calls need. */
  const refuseUnusable = async (id: string): Promise<void> => {
    const { sounds } = await published.load(id);
    await refuseWhatLacks(publisher, await versions.whole(id), sounds);
  };
  const rolledAtOnce = async (work: Promise<Rollout>): Promise<Rollout> => {
    const rollout = await work;
    await published.follow(rollout.flow);
    return rollout;
  };
  let time: KeepingTime | undefined;

  const assign: Numbers["assign"] = async (...order) => {
    const assigned = await numbers.assign(...order);
    await followNumbers();
    return assigned;
  };

  const usesOfCalendar = async (id: string): Promise<readonly CalendarUse[]> => {
    await calendars.find(id);
    return usesOf(id, published.all(), await numbers.list(), nodeTypes);
  };
  const heldAtOnce = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    await published.followCalendars();
    return result;
  };

  return {
    drafts,
    keptDrafts: keptDraftsIn(database, drafts, nodeTypes, now),
    presence: presenceIn(database, now),
    removals: {
      ...removals,
      // Behind what is being published here, which would be begun anew for nothing.
      remove: (...order) =>
        oneByOne(async () => {
          await removals.remove(...order);
          await published.followAll();
        }),
    },
    destinations: destinationsIn(database, nodeTypes),
    texts: textsIn(database, nodeTypes),
    recordings,
    prompts,
    archives: {
      ...archives,
      // A calendar that comes along holds at once, for flows that have waited for it.
      takeIn: (archive, choices, withCalendars) =>
        heldAtOnce(archives.takeIn(archive, choices, withCalendars)),
    },
    templates: {
      ...templates,
      use: (template, as, withCalendars) => heldAtOnce(templates.use(template, as, withCalendars)),
    },
    versions,
    pins,
    resources: namedResourcesIn({
      database,
      nodeTypes,
      serving: async () =>
        onceEach(await versions.currentEverywhere()).map(({ flow, number, id }) => ({
          flow,
          number,
          documents: [...(published.held(id)?.flows.values() ?? [])].map(({ document }) => document),
        })),
    }),
    secrets,
    answers: keptAnswersIn({ database, seal, now }),
    audit: { ...auditIn(database), note: (deed) => recordAlone(database, deed) },
    scenarios,
    approvedHosts,
    published,
    outsideCalls: {
      ...outsideCalls,
      get policy() {
        return outsideCalls.policy;
      },
      get ownAreas() {
        return outsideCalls.ownAreas;
      },
      notAllowed: () => numbersNotAllowed(published.all(), nodeTypes, outsideCalls.judge),
    },
    calendars: {
      list: calendars.list,
      find: calendars.find,
      create: (calendar) => heldAtOnce(calendars.create(calendar)),
      save: (calendar, basedOn) => heldAtOnce(calendars.save(calendar, basedOn)),
      switchEmergency: (id, on, by) => heldAtOnce(calendars.switchEmergency(id, on, by)),
      uses: usesOfCalendar,
      async remove(id, basedOn) {
        const users = [
          ...(await usesOfCalendar(id)).map(({ title, flow }) => title || flow),
          ...(await draftsNaming(id, drafts, nodeTypes)),
        ];
        if (users.length > 0) throw calendarInUse(id, users);
        await heldAtOnce(calendars.remove(id, basedOn));
      },
    },
    numbers: {
      list: numbers.list,
      assign,
      async release(called) {
        await numbers.release(called);
        await followNumbers();
      },
    },
    estate: estateIn({
      database,
      nodeTypes,
      numbers,
      calendars,
      serving: published.all,
      isServed: (flow, environment) => published.serving(flow, environment) !== undefined,
      approvedHosts,
      ...(mailboxes ? { mailboxes } : {}),
    }),
    answeringFor: (flows, environment = live) =>
      answeringFor(database, versions, published, flows, environment),
    documentFrom: (json, id) => documentFrom(json, nodeTypes, id),
    environments: {
      find: books.find,
      async save(book, basedOn) {
        const saved = await books.save(book, basedOn);
        await published.followAll();
        return saved;
      },
      outdated: async () =>
        outdatedVersions((await books.find()).book, await versions.currentEverywhere(), published, nodeTypes),
    },
    // However many look at reports, whoever publishes or brings a version back waits for none of them.
    preflight: (flow, how, signal) => preflight({ ...publisher, player: player.beside }, flow, how, signal),
    summaries: (flow) => summariesOf(database, flow),
    problems: (flow, how) => problemsOfDraft(publisher, flow, how),
    publish: async (flow, message, { when, trial, ...how } = {}) => {
      const bring = bringBy({ when, trial }, now(), how.environment);
      const publication = await publishing(() =>
        publish(publisher, flow, message, { ...how, ...(bring ? { bring } : {}) }),
      );
      await time?.look();
      return publication;
    },
    rollBack: (flow, id, note = "", { environment = live, ...way } = {}) =>
      oneByOne(async () => {
        const bring = bringBy(way, now(), environment);
        await refuseUnusable(id);
        const version = bring
          ? await versions.findThere(flow, id, environment)
          : await versions.makeCurrent(flow, id, note, environment);
        if (bring)
          await changing(database, async (transaction) => {
            await refuseRemoved(transaction, id);
            await bring(transaction, version, [], now());
          });
        await published.follow(flow);
        await time?.look();
        return version;
      }),
    rollouts: {
      latest: rollouts.latest,
      setShare: (flow, share) => rolledAtOnce(rollouts.setShare(flow, share)),
      finish: async (flow) => {
        const running = await rollouts.latest(flow);
        if (running?.state === "running") await refuseUnusable(running.candidate);
        return rolledAtOnce(rollouts.finish(flow));
      },
      end: (flow, why) => rolledAtOnce(rollouts.end(flow, why)),
      add: rollouts.add,
      async judge(id) {
        const tripped = await rollouts.tripIfDue(id);
        if (!tripped) return;
        await published.follow(tripped.flow);
        onTripped(tripped);
      },
    },
    schedules,
    async keepTime(clock) {
      time ??= keepTime({
        schedules,
        clock,
        refuseWhatLacks: refuseUnusable,
        follow: () => published.followAll(),
        onPerformed: onPlanned,
        onRefused: onPlanned,
        onTrouble: onPlanTrouble,
      });
      await time.look();
    },
    restoreDraft: async (id, basedOn) => restoreDraft(database, drafts, await versions.whole(id), basedOn),
    async seedFrom(folder, mapping = {}) {
      const seeded = await seed(
        {
          database,
          nodeTypes,
          audio,
          numbers,
          pins,
          calendars,
          scenarios,
          now,
          publishFirst: (flow, message) => publishing(() => publishFirst(publisher, flow, message)),
        },
        folder,
        mapping,
      );
      // What another server has brought in just now answers here as well.
      await followAll();
      return seeded;
    },
    changeMuch: (work) =>
      oneByOne(async () => {
        const result = await changing(database, work);
        await followAll();
        await time?.look();
        return result;
      }),
    async catchUp() {
      const changes = await changesIn(database);
      if (changes !== caughtUpWith) {
        await followAll();
        await time?.look();
      }
      caughtUpWith = changes;
      await bringSounds();
    },
    trouble: () =>
      changesIn(database).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof ControlError) return error.message;
          throw error;
        },
      ),
    async close() {
      await time?.close();
      await closeDatabase(database);
    },
  };
}

/** The same version may be current in several environments. */
function onceEach(versions: readonly CurrentVersion[]): readonly CurrentVersion[] {
  return [...new Map(versions.map((version) => [version.id, version])).values()];
}
