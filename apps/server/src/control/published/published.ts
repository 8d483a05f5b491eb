import type { FlowLibrary } from "@dialtree/engine";
import type { NodeTypes } from "@dialtree/flow";
import { type Calendar, type Calendars, noCalendars } from "@dialtree/flow/hours";
import { live } from "@dialtree/flow/names";
import type { SharedCalendars } from "../calendars/calendars.ts";
import { ControlError } from "../control-error.ts";
import { inOrder } from "../in-order.ts";
import { type AssignedNumber, calledAs, type Numbers } from "../numbers.ts";
import type { CurrentVersion, Versions } from "../publishing/versions.ts";
import { isChosen } from "../rollout/choosing.ts";
import type { Rollout, Rollouts } from "../rollout/rollouts.ts";
import { inPieces } from "./in-pieces.ts";
import { type LoadedVersion, loadedFrom } from "./loaded-version.ts";

/** Who was called. More than one may be known of a call; the phone number says most. */
export interface Called {
  readonly number?: string;
  readonly accountId?: string;
  readonly bot?: true;
}

/** A version that cannot be used, and which one answers in its place. */
export interface Refused {
  readonly flow: string;
  readonly environment: string;
  readonly version: string;
  readonly error: ControlError;
  /** The last version of the flow that is whole; undefined when there is none, and then nobody answers for it. */
  readonly instead: string | undefined;
}

/** What is published, in memory: a new call waits for no database. */
export interface Published {
  /** The flow and version that a new call gets, by its session's key where some calls get another one. Its version is loaded. */
  answering(called: Called, key?: string): { readonly flow: string; readonly version: string } | undefined;
  /**
   * The version that new calls of a flow get in an environment, in `live` unless told: there unless they are among the few that
   * get another one.
   */
  serving(flow: string, environment?: string): LoadedVersion | undefined;
  /** The version that this new call of a flow gets where it is live. */
  servingCall(flow: string, key: string): LoadedVersion | undefined;
  /** The rollout that calls of a version are counted for. */
  rolloutOf(version: string): Rollout | undefined;
  /** A version that is in memory: one that new calls get, or one that was asked for lately. */
  held(version: string): LoadedVersion | undefined;
  /**
   * A version for a call that began with it, perhaps before this process did. Load it before each step of such a call;
   * only then is it sure to be in `library`.
   * @throws ControlError `version_unknown`, `version_damaged`
   */
  load(version: string): Promise<LoadedVersion>;
  /** Every version that is in memory. From a flow of a version it leads only to flows of that version. */
  readonly library: FlowLibrary;
  /** Versions that should answer and cannot. */
  refused(): readonly Refused[];
}

/** The side of it that follows what is published. */
export interface PublishedKeeper extends Published {
  /** Has new calls of a flow get what is current now, in every environment. When that cannot be used, the last good one goes on. */
  follow(flow: string): Promise<void>;
  followNumbers(): Promise<void>;
  followCalendars(): Promise<void>;
  /** Has new calls get what some of them are to get. */
  followRollouts(): Promise<void>;
  /** Everything: at the start, and when another server has changed something. */
  followAll(): Promise<void>;
  /** The versions that new calls get, be it some of them, each once. */
  all(): readonly LoadedVersion[];
}

/** What some calls of a flow get where it is live. */
interface Trial {
  readonly rollout: Rollout;
  readonly version: LoadedVersion;
}

/** Where new calls get one version: a flow in an environment. Ids of flows have no such sign. */
function placeOf(flow: string, environment: string): string {
  return environment === live ? flow : `${flow}@${environment}`;
}

// A call lasts two hours at most; few flows are published fifty times in that.
const oldVersionsHeld = 50;

export function publishedFrom(
  versions: Versions,
  rollouts: Pick<Rollouts, "running">,
  numbers: Numbers,
  shared: Pick<SharedCalendars, "all">,
  nodeTypes: NodeTypes,
  /** How long calls may last, by the policy that holds. */
  outside: { readonly policy: { readonly callMinutes: number } },
  onRefused: (refused: Refused) => void,
  onDamaged: (damaged: ControlError) => void,
): PublishedKeeper {
  /** By `placeOf`. */
  const serving = new Map<string, LoadedVersion>();
  const servingById = new Map<string, LoadedVersion>();
  /** Others in memory, those that were asked for last at the end. */
  const older = new Map<string, LoadedVersion>();
  const loading = new Map<string, Promise<LoadedVersion>>();
  const refusals = new Map<string, Refused>();
  /** What some calls of a flow get where it is live, by flow. */
  let trials: ReadonlyMap<string, Trial> = new Map();
  let answers: ReadonlyMap<string, AssignedNumber> = new Map();
  let calendars: Calendars = noCalendars;
  /** What was told of calendars that cannot be read, so that it is told once. */
  let damagedTold: ReadonlySet<string> = new Set();

  const held = (id: string): LoadedVersion | undefined => {
    const old = older.get(id);
    if (old) remember(old);
    return (
      old ?? servingById.get(id) ?? [...trials.values()].find(({ version }) => version.id === id)?.version
    );
  };

  /** The rollout of a flow, as long as the others get what it began beside. */
  const trialOf = (flow: string): Trial | undefined => {
    const trial = trials.get(flow);
    return trial && serving.get(flow)?.id === trial.rollout.base ? trial : undefined;
  };

  const servingCall = (flow: string, key: string): LoadedVersion | undefined => {
    const trial = trialOf(flow);
    const isIn = trial && isChosen(trial.rollout.id, key, trial.rollout.share);
    return isIn ? trial.version : serving.get(flow);
  };

  const remember = (version: LoadedVersion): void => {
    older.delete(version.id);
    older.set(version.id, version);
    const [oldest] = older.keys();
    if (older.size > oldVersionsHeld && oldest !== undefined) older.delete(oldest);
  };

  const load = async (id: string): Promise<LoadedVersion> => {
    const known = held(id);
    if (known) return known;
    const asked = loading.get(id) ?? read(id).finally(() => loading.delete(id));
    loading.set(id, asked);
    return asked;
  };

  const read = async (id: string): Promise<LoadedVersion> => {
    const version = loadedFrom(await versions.whole(id), nodeTypes);
    remember(version);
    return version;
  };

  /** Calls that began with it go on with it. */
  const leave = (place: string): void => {
    const before = serving.get(place);
    serving.delete(place);
    if (!before || [...serving.values()].includes(before)) return;
    servingById.delete(before.id);
    remember(before);
  };

  const serve = async (place: string, version: LoadedVersion): Promise<void> => {
    const before = serving.get(place);
    // Calls of this moment go on with the version of before; nobody waits for what the first caller would.
    if (before !== version) await inPieces(version.prepare());
    if (before && before.id !== version.id) leave(place);
    older.delete(version.id);
    serving.set(place, version);
    servingById.set(version.id, version);
  };

  /** The newest version of a flow that can be used and was there once, from behind `damaged`. */
  const lastGood = async (
    flow: string,
    environment: string,
    damaged: string,
  ): Promise<LoadedVersion | undefined> => {
    const answering = serving.get(placeOf(flow, environment));
    if (answering) return answering;
    const all = (await versions.list(flow)).filter(({ wasIn }) => wasIn.includes(environment));
    for (const { id } of all.slice(all.findIndex(({ id }) => id === damaged) + 1)) {
      const version = await load(id).catch(orUndefined);
      if (version) return version;
    }
    return undefined;
  };

  const serveCurrent = async ({ flow, environment, id: current }: CurrentVersion): Promise<void> => {
    const place = placeOf(flow, environment);
    try {
      await serve(place, await load(current));
      refusals.delete(place);
    } catch (error) {
      if (!isOfVersion(error)) throw error;
      const instead = await lastGood(flow, environment, current);
      if (instead) await serve(place, instead);
      const refusal = { flow, environment, version: current, error, instead: instead?.id };
      const isTold = refusals.get(place)?.version === current;
      refusals.set(place, refusal);
      if (!isTold) onRefused(refusal);
    }
  };

  // What was read before must not be put into effect after what was read later.
  const inTurn = inOrder();
  const followNumbers = async (): Promise<void> => {
    const all = await numbers.list();
    answers = new Map(all.map((number) => [number.called, number]));
  };

  const followRollouts = async (): Promise<void> => {
    const found = new Map<string, Trial>();
    for (const rollout of await rollouts.running()) {
      const { flow, candidate } = rollout;
      try {
        const version = await load(candidate);
        if (trials.get(flow)?.version !== version) await inPieces(version.prepare());
        found.set(flow, { rollout, version });
        refusals.delete(candidate);
      } catch (error) {
        if (!isOfVersion(error)) throw error;
        // Those who would get it get what all the others do.
        const instead = serving.get(placeOf(flow, live))?.id;
        const refusal = { flow, environment: live, version: candidate, error, instead };
        if (!refusals.has(candidate)) onRefused(refusal);
        refusals.set(candidate, refusal);
      }
    }
    // Calls that began with one that is over go on with it.
    for (const { version } of trials.values()) if (!servingById.has(version.id)) remember(version);
    trials = found;
  };

  const followCalendars = async (): Promise<void> => {
    const { calendars: read, damaged } = await shared.all();
    calendars = unchangedOnes(read, calendars);
    for (const error of damaged) if (!damagedTold.has(error.message)) onDamaged(error);
    damagedTold = new Set(damaged.map(({ message }) => message));
  };

  return {
    answering({ number, accountId, bot }, key) {
      const ways = [number, accountId, bot ? "bot" : undefined];
      const called = ways.find((way) => way !== undefined && answers.has(calledAs(way)));
      const assigned = called === undefined ? undefined : answers.get(calledAs(called));
      if (!assigned) return undefined;
      const { flow, environment } = assigned;
      // Some calls get another version only where it is live.
      const version =
        environment === live && key !== undefined
          ? servingCall(flow, key)
          : serving.get(placeOf(flow, environment));
      return version && { flow: version.flow, version: version.id };
    },
    serving: (flow, environment = live) => serving.get(placeOf(flow, environment)),
    servingCall,
    rolloutOf: (version) => {
      for (const { rollout } of trials.values())
        if (rollout.candidate === version || rollout.base === version) return rollout;
      return undefined;
    },
    held,
    load,
    library: {
      find: (flow, version) => held(version)?.library.find(flow, version),
      linked: (from, flow) => held(from.version)?.library.linked(from, flow),
      get calendars() {
        return calendars;
      },
      get callMinutes() {
        return outside.policy.callMinutes;
      },
    },
    refused: () => [...refusals.values()],

    all: () => [...new Set([...serving.values(), ...[...trials.values()].map(({ version }) => version)])],

    follow: (flow) =>
      inTurn(async () => {
        const everywhere = await versions.currentEverywhere();
        for (const current of everywhere) if (current.flow === flow) await serveCurrent(current);
        await followRollouts();
      }),
    followNumbers: () => inTurn(followNumbers),
    followCalendars: () => inTurn(followCalendars),
    followRollouts: () => inTurn(followRollouts),
    followAll: () =>
      inTurn(async () => {
        await followCalendars();
        // Versions first: a number never leads to a flow whose version was not yet looked for.
        const everywhere = await versions.currentEverywhere();
        for (const current of everywhere) await serveCurrent(current);
        await followRollouts();
        await followNumbers();
        // Numbers next: what has gone from an environment is not taken from calls that still come there.
        const places = new Set(everywhere.map(({ flow, environment }) => placeOf(flow, environment)));
        for (const place of [...serving.keys()].filter((one) => !places.has(one))) leave(place);
        for (const [key, { flow, environment }] of refusals)
          if (!places.has(placeOf(flow, environment))) refusals.delete(key);
      }),
  };
}

/** The same objects for what has not changed: what was worked out for them stays known. */
function unchangedOnes(read: Calendars, before: Calendars): Calendars {
  const alike = (id: string, calendar: Calendar): Calendar => {
    const known = before.get(id);
    return known && JSON.stringify(known) === JSON.stringify(calendar) ? known : calendar;
  };
  return new Map([...read].map(([id, calendar]) => [id, alike(id, calendar)]));
}

function orUndefined(error: unknown): undefined {
  if (!isOfVersion(error)) throw error;
  return undefined;
}

/** The version is at fault, and another one may answer; a database that is away says nothing of any version. */
function isOfVersion(error: unknown): error is ControlError {
  return (
    error instanceof ControlError && (error.code === "version_damaged" || error.code === "version_unknown")
  );
}
