import type { Clock } from "@dialtree/calls";
import { actAs, theServer } from "../audit/actor.ts";
import { ControlError } from "../control-error.ts";
import type { Schedule, Schedules } from "./schedules.ts";

export interface KeepingTimeOptions {
  readonly schedules: Pick<Schedules, "next" | "due" | "perform" | "refuse">;
  readonly clock: Clock;
  /** Sees to it that what a version needs is there. @throws ControlError with what is not */
  readonly refuseWhatLacks: (version: string) => Promise<void>;
  /** Has new calls here get what went live. */
  readonly follow: () => Promise<void>;
  readonly onPerformed: (schedule: Schedule) => void;
  /** Hears of what was due and cannot be: callers keep what they have, and somebody has to be told. */
  readonly onRefused: (schedule: Schedule, error: ControlError) => void;
  /** Hears of the first look that failed, and then of the first that did not: `undefined`. */
  readonly onTrouble: (error: unknown) => void;
}

export interface KeepingTime {
  /** Looks what is due, and when it has to look again. What became due while nobody was there is done now. */
  look(): Promise<void>;
  close(): Promise<void>;
}

// Longer than a server takes to start again: then people ask why it is late.
const lateMs = 60_000;
const againMs = 5_000;
const unfit: ReadonlySet<string> = new Set([
  "flow_removed",
  "rollback_refused",
  "version_damaged",
  "version_unknown",
  "rollout_running",
  "rollout_unfit",
]);

/** Puts versions live when they are due. Any number of servers may: each is put live once. */
export function keepTime(options: KeepingTimeOptions): KeepingTime {
  const { schedules, clock, onTrouble } = options;
  let cancel = () => {};
  let isTroubled = false;
  let isOver = false;
  let looking: Promise<void> = Promise.resolve();

  async function perform(schedule: Schedule): Promise<void> {
    const { id, version, at, zone, dueAt } = schedule;
    try {
      await options.refuseWhatLacks(version);
      const late = clock.now() - dueAt > lateMs;
      const note = `As planned for ${at} (${zone})${late ? "; late, because no server was there" : ""}.`;
      const done = await schedules.perform(id, note);
      if (done) options.onPerformed(done);
      // Another server may have: its version is what new calls get here as well.
      await options.follow();
    } catch (error) {
      if (!(error instanceof ControlError) || !unfit.has(error.code)) throw error;
      const refused = await schedules.refuse(id, whyNot(error));
      if (refused) options.onRefused(refused, error);
    }
  }

  async function lookNow(): Promise<void> {
    cancel();
    if (isOver) return;
    try {
      for (const due of await schedules.due(clock.now())) await perform(due);
      const next = await schedules.next();
      if (next && !isOver) cancel = clock.after(Math.max(0, next.dueAt - clock.now()), () => void look());
      if (isTroubled) onTrouble(undefined);
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) onTrouble(error);
      isTroubled = true;
      if (!isOver) cancel = clock.after(againMs, () => void look());
    }
  }

  const look = (): Promise<void> => {
    // Whoever had planned it is long gone; what is done now is done by the server.
    looking = looking.then(() => actAs(theServer, clock.now(), lookNow));
    return looking;
  };

  return {
    look,
    async close() {
      isOver = true;
      cancel();
      await looking;
    },
  };
}

/** All of it in one text, for whoever looks in the morning. */
function whyNot({ message, problems = [] }: ControlError): string {
  return [message, ...problems.map(({ sentence }) => sentence)].join(" ");
}
