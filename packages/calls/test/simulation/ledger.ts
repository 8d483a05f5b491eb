// What has been written down, kept a second time from what was seen of the store, and held against what must be true.

import type { Commit, CommitResult } from "../../src/index.ts";
import type { CallState } from "../../src/runner/state.ts";
import { canary } from "./bank.ts";
import { targetOf } from "./flows.ts";
import type { GraphCall } from "./graph.ts";
import type { Office } from "./office.ts";
import type { Server } from "./server.ts";

/** One call, as it must be. */
export interface Entry {
  readonly call: GraphCall;
  version: number;
  state: CallState | undefined;
  readonly beganAt: number;
  /** Since when the caller is gone for us, while legs of ours are being hung up. */
  closingAt: number | undefined;
  /** Names of legs of ours that have stood in the call. */
  readonly legs: Set<string>;
  ended: boolean;
  endedAt: number;
  /** Events by their dedupe key, and which of all those with one they were. */
  readonly applied: Map<string, number>;
  /** How many events had a key, copies included. */
  keyed: number;
  /** Who made a command, by its id: only what is in here may be sent. */
  readonly madeBy: Map<string, Server>;
  /** The names of all who have claimed a command, by its id. */
  readonly claimants: Map<string, Set<string>>;
  wakes: CallState["session"]["timers"];
  lastCommand: number;
  /** Tasks whose end the flow was told. */
  readonly actedOn: Set<string>;
  /** Where the story is: the node entered last, or where its outlet leads to. */
  at: { readonly node: string; readonly left: string | undefined } | undefined;
}

type Line =
  | {
      readonly kind: "event";
      readonly type: string;
      readonly key?: string;
      readonly timer?: string;
      readonly command?: { readonly id?: string; readonly type?: string };
      readonly outcome?: string;
      readonly answer?: string;
    }
  | { readonly kind: "entered"; readonly flow: string; readonly node: string }
  | { readonly kind: "left"; readonly flow: string; readonly node: string; readonly outlet: string }
  | { readonly kind: "command"; readonly id: string; readonly type: string }
  | { readonly kind: "fault" | "ignored" | "ended" | "taken over" };

export interface LedgerPorts {
  readonly now: () => number;
  readonly callOf: (key: string) => GraphCall;
  readonly office: Pick<Office, "known">;
  /** Since when the store works, as far as is known: a moment in the future while it does not. */
  readonly storeCalmSince: () => number;
  readonly violated: (invariant: string, what: string) => void;
  readonly trace: (who: string, what: string) => void;
  /** Whether a call was sent away without anything being written down. */
  readonly sentAway: (key: string) => boolean;
  /** The server of a name, if it surely lives and nobody can have had a reason to doubt that. */
  readonly alive: (name: string) => Server | undefined;
  /** How early a wake-up may come, in milliseconds. */
  readonly earlyMs: () => number;
}

const keysKept = 64;
/** How long a server may have an answer in hand before it is written down, where store and server work. */
const lostAfterMs = 1_500;

export class Ledger {
  readonly entries = new Map<string, Entry>();
  readonly live = new Set<Entry>();
  commits = 0;
  readonly #ports: LedgerPorts;

  constructor(ports: LedgerPorts) {
    this.#ports = ports;
  }

  committed(server: Server, batch: readonly Commit[], results: readonly CommitResult[]): void {
    for (const [i, commit] of batch.entries()) this.#one(server, commit, results[i]);
  }

  #entry(key: string): Entry {
    const known = this.entries.get(key);
    if (known) return known;
    const made: Entry = {
      call: this.#ports.callOf(key),
      version: 0,
      state: undefined,
      beganAt: this.#ports.now(),
      closingAt: undefined,
      legs: new Set(),
      ended: false,
      endedAt: 0,
      applied: new Map(),
      keyed: 0,
      madeBy: new Map(),
      claimants: new Map(),
      wakes: [],
      lastCommand: 0,
      actedOn: new Set(),
      at: undefined,
    };
    this.entries.set(key, made);
    return made;
  }

  #one(server: Server, commit: Commit, result: CommitResult | undefined): void {
    const { violated, trace } = this.#ports;
    const { key, basedOn } = commit;
    const entry = this.#entry(key);
    const fits = !entry.ended && entry.version === basedOn;
    if ((result === "committed") !== fits) {
      violated(
        "I2",
        `${key}: a commit on version ${basedOn} was ${result}, but the call is at ${entry.version}`,
      );
    }
    if (result !== "committed") {
      trace(server.name, `conflict ${key} ${basedOn}`);
      return;
    }
    this.commits += 1;
    entry.version += 1;
    const lines = commit.journal.map((line) => JSON.parse(line) as Line);
    trace(server.name, `commit ${key} ${entry.version}: ${told(lines)}`);
    this.#secrets(entry, commit);
    const before = entry.state;
    this.#tasks(entry, before, lines);
    entry.state = commit.state === undefined ? undefined : (JSON.parse(commit.state) as CallState);
    this.#events(entry, lines);
    this.#timers(entry, lines);
    this.#story(entry, lines, before?.version ?? entry.state?.version ?? "");
    this.#claims(entry, before, server);
    for (const line of lines) {
      if (line.kind !== "command") continue;
      const number = Number(line.id.slice(1));
      if (number <= entry.lastCommand) violated("I2", `${key}: command ${line.id} was made twice`);
      entry.lastCommand = number;
      entry.madeBy.set(line.id, server);
    }
    for (const name of Object.values(entry.state?.legs ?? {})) entry.legs.add(name);
    if (entry.state?.session.phase === "closing") entry.closingAt ??= this.#ports.now();
    if (entry.state) {
      this.live.add(entry);
      this.#whole(entry, entry.state, before, commit);
    } else {
      this.live.delete(entry);
      entry.ended = true;
      entry.endedAt = this.#ports.now();
      const { state } = entry.call;
      // One that was sent away without the store may still be about to go.
      const sentAway = state === "ringing" && this.#ports.sentAway(key);
      if (state !== "gone" && state !== "leaving" && !sentAway)
        violated("I8", `${key}: is over for us while its caller is on the line (${state})`);
    }
  }

  /**
   * What was carried out is acted on once, as it came out, and is not lost: nobody is told that it took too long who could
   * have known better, and nobody that its end is unknown.
   */
  #tasks(entry: Entry, before: CallState | undefined, lines: readonly Line[]): void {
    const { office, violated, now, storeCalmSince } = this.#ports;
    const { key } = entry.call;
    const [event] = lines;
    const awaited = before?.session.awaited["caller task"];
    const isIgnored = lines.some(({ kind }) => kind === "ignored");
    if (event?.kind !== "event" || isIgnored || awaited === undefined) return;
    if (event.type === "timer" && event.timer === "$task") {
      const told = office.known(key, awaited)?.told;
      const { at = now(), server } = told ?? {};
      const isCalm = server?.state === "up" && server.pausedUntil < at;
      if (isCalm && now() - Math.max(at, storeCalmSince()) > lostAfterMs)
        violated("T1", `${key}: the answer of ${awaited} was known for ${now() - at} ms, and is lost`);
    }
    const { command } = event;
    if (event.type !== "result" || (command?.id !== awaited && command?.type !== "task")) return;
    if (entry.actedOn.has(awaited)) violated("T2", `${key}: the answer of ${awaited} was acted on twice`);
    entry.actedOn.add(awaited);
    if (event.outcome === "unknown") violated("T1", `${key}: nobody knows what became of ${awaited}`);
    if (event.outcome === "done" && event.answer !== office.known(key, awaited)?.answer)
      violated("T2", `${key}: ${event.answer} is not the answer of ${awaited}`);
  }

  /** I9: what a caller keyed is nowhere to be read. */
  #secrets({ call }: Entry, { key, state, journal }: Commit): void {
    if ([state, ...journal].some((text) => text?.includes(canary)))
      this.#ports.violated("I9", `${key}: what a task was given can be read`);
    for (const tone of new Set(call.pressed)) {
      const quoted = `"${tone}"`;
      if (state && withoutFlowKeys(state).includes(quoted))
        this.#ports.violated("I9", `${key}: a key can be read in the state`);
      if (journal.some((line) => withoutFlowKeys(line).includes(quoted)))
        this.#ports.violated("I9", `${key}: a key can be read in the journal`);
    }
  }

  /** I1: nothing is applied twice. */
  #events(entry: Entry, lines: readonly Line[]): void {
    for (const line of lines) {
      if (line.kind !== "event" || line.key === undefined) continue;
      entry.keyed += 1;
      const before = entry.applied.get(line.key);
      // So many keys are kept with a call. A copy that comes later is journalled again, and has no effect.
      if (before !== undefined && entry.keyed - before <= keysKept)
        this.#ports.violated("I1", `${entry.call.key}: ${line.key} was applied twice`);
      entry.applied.set(line.key, entry.keyed);
    }
  }

  /** I5, one half: a wake-up that happens is one that stands, and its time has come. */
  #timers(entry: Entry, lines: readonly Line[]): void {
    const now = this.#ports.now();
    const [event] = lines;
    const stale = lines.some((line) => line.kind === "ignored");
    if (event?.kind === "event" && event.type === "timer" && !stale) {
      const wake = entry.wakes.find(({ id }) => id === event.timer);
      if (!wake) this.#ports.violated("I5", `${entry.call.key}: ${event.timer} fired and was not armed`);
      else if (now < wake.dueAt - this.#ports.earlyMs())
        this.#ports.violated("I5", `${entry.call.key}: ${wake.id} fired ${wake.dueAt - now} ms early`);
    }
    // By the time of the store, which all servers go by.
    entry.wakes = entry.state?.session.timers ?? [];
  }

  /** I4: nothing is taken from a server that lives. */
  #claims({ call, state, claimants }: Entry, before: CallState | undefined, server: Server): void {
    for (const { command, by } of state?.unsent ?? [])
      claimants.set(command.id, (claimants.get(command.id) ?? new Set()).add(by));
    if (!before || !state) return;
    for (const { command, by } of state.unsent) {
      const claimed = before.unsent.find((item) => item.command.id === command.id);
      if (!claimed || claimed.by === by) continue;
      const owner = this.#ports.alive(claimed.by);
      if (owner && owner !== server)
        this.#ports.violated(
          "I4",
          `${call.key}: ${server.name} takes ${command.id} from ${owner.name}, which lives`,
        );
    }
  }

  /** I2: the story that the journal tells follows the lines of the flow. */
  #story(entry: Entry, lines: readonly Line[], version: string): void {
    for (const line of lines) {
      // Where the fallback takes over, the story jumps.
      if (line.kind === "fault") entry.at = undefined;
      if (line.kind === "left") {
        const { node, outlet, flow } = line;
        if (entry.at && (entry.at.left !== undefined || entry.at.node !== node))
          this.#ports.violated(
            "I2",
            `${entry.call.key}: ${node} was left, and the call was in ${entry.at.node}`,
          );
        entry.at = { node, left: targetOf(version, flow, node, outlet) ?? "" };
      }
      if (line.kind === "entered") {
        const target = entry.at?.left;
        const jumps = line.node.startsWith("$") || !target || entry.at === undefined;
        if (!jumps && target !== line.node)
          this.#ports.violated("I2", `${entry.call.key}: ${line.node} was entered instead of ${target}`);
        entry.at = { node: line.node, left: undefined };
      }
    }
  }

  /** I3, I7, I10: state and wake-up belong together; version and tenant stay what they are. */
  #whole({ call, version }: Entry, state: CallState, before: CallState | undefined, commit: Commit): void {
    const { violated } = this.#ports;
    const { key, wakeAt } = commit;
    if (state.tenant !== call.tenant) violated("I10", `${key}: the tenant became ${state.tenant}`);
    if (before && state.version !== before.version)
      violated("I7", `${key}: began with version ${before.version} and is now at ${state.version}`);
    if (state.session.frames.some((frame) => frame.version !== state.version))
      violated("I7", `${key}: runs a flow of another version than ${state.version}`);
    const asks = state.watches.flatMap(({ askAt }) => askAt ?? []);
    const due = [...asks, ...[...state.session.timers, ...state.watches].map(({ dueAt }) => dueAt)];
    if (due.length > 0 && (wakeAt === undefined || wakeAt > Math.min(...due)))
      violated("I3", `${key}: in version ${version} the wake-up is not that of the state`);
    if (due.length === 0 && state.unsent.length === 0)
      violated("I6", `${key}: nothing will ever wake version ${version}`);
  }
}

/** A text without the keys that a flow names to end a recording: they say what may be pressed, and not what was. */
export function withoutFlowKeys(text: string): string {
  return text.replace(/"(?:endKeys|orKeys)":\[[^\]]*\]|"passedOver":\{"key":"."/g, "");
}

function told(lines: readonly Line[]): string {
  return lines
    .map((line) => {
      switch (line.kind) {
        case "event":
          return `${line.type}${line.timer === undefined ? "" : ` ${line.timer}`}${line.key === undefined ? "" : ` (${line.key})`}`;
        case "entered":
          return `-> ${line.node}`;
        case "left":
          return `${line.node} by ${line.outlet}`;
        case "command":
          return `${line.type} ${line.id}`;
        default:
          return line.kind;
      }
    })
    .join(", ");
}
