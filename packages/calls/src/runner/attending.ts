import type { EventBody, LegName } from "@dialtree/flow";
import type { Desk } from "./desk.ts";
import { resultOf } from "./outgoing.ts";
import type { CallState, Watch } from "./state.ts";
import type { LegState, OnTheLine } from "./telephone.ts";
import { attendedAt, legOf, unasked, watchAfterAsking } from "./watches.ts";
import { type Asked, type Taken, type Work, wordFor } from "./written-call.ts";

const watchAgainMs = { leaving: 30_000, unknown: 10_000, ringing: 8_000 } as const;

/** What seeing about a command's news needs of the call. */
interface Ports {
  readonly desk: Pick<Desk, "clock" | "telephone" | "log">;
  readonly key: string;
  /** Undefined when the call is over. */
  line(): OnTheLine | undefined;
  do(work: Work, asked?: Asked): Promise<Taken>;
  take(leg: LegName, event: EventBody): Promise<Taken>;
  /** Brings in an event that is none any more if the call has moved on meanwhile. */
  takeIf(still: (state: CallState) => boolean, event: EventBody, leg: LegName): Promise<Taken>;
  /** Brings something in even if the store is away for a while. */
  surely(bring: () => Promise<Taken>): Promise<void>;
  storeTrouble(error: unknown): void;
  /** A command is being seen to: other timers go on meanwhile. */
  begun(): void;
  /** It has been seen to, one way or the other. */
  done(): void;
}

/** Sees about commands whose news does not come. */
export interface Attending {
  /** Commands that are being seen to. */
  readonly seenTo: ReadonlySet<string>;
  /** It is time to see about a command whose news has not come. */
  attendTo(watch: Watch): Promise<void>;
  /** How a leg is. What the telephone has not named it cannot be asked about. */
  look(leg: LegName, line: OnTheLine): Promise<LegState>;
}

/** Sees about the commands of one call. */
export function createAttending(ports: Ports): Attending {
  const { telephone, clock, log } = ports.desk;
  const seenTo = new Set<string>();

  async function look(leg: LegName, line: OnTheLine): Promise<LegState> {
    if (line.legs[leg] === undefined) return "unknown";
    return telephone.look(leg, line, new AbortController().signal);
  }

  /** News of a command did not come: finds out how the call is, and settles the command one way or the other. */
  async function overdue(
    watch: Watch,
    line: OnTheLine,
    settle: (event: EventBody) => Promise<void>,
  ): Promise<void> {
    const leg = legOf(watch);
    // A telephone that rings has no news.
    if (watch.type !== "dial") missed(watch);
    const state = await look(leg, line);
    const connects = watch.type === "answer" || watch.type === "dial";
    if (state === "gone") await ports.surely(() => ports.take(leg, { type: "ended" }));
    else if (state === "connected" && connects) await settle({ type: "connected" });
    else if (watch.type === "dial") await watchOn({ ...watch, dueAt: clock.now() + watchAgainMs.ringing });
    else if (state === "leaving" || state === "unknown")
      await watchOn({ ...unasked(watch), dueAt: clock.now() + watchAgainMs[state] });
    else await settle(resultOf({ id: watch.command }, "unknown", "no news"));
  }

  /** News of a command may come for long yet, or be lost: finds out how the command goes. */
  async function ask(
    watch: Watch,
    line: OnTheLine,
    settle: (event: EventBody) => Promise<void>,
  ): Promise<void> {
    const { type } = watch;
    const command = { id: watch.command, leg: legOf(watch), type };
    const progress = await telephone.follow(command, line, new AbortController().signal);
    if (progress.is === "gone") return ports.surely(() => ports.take(command.leg, { type: "ended" }));
    const told = progress.is === "over" ? progress.event : undefined;
    const next = told ? undefined : watchAfterAsking(watch, progress.is, clock.now());
    if (next) return void (await watchOn(next));
    missed(watch);
    await settle(told ?? resultOf(command, "unknown", "no news"));
  }

  function missed({ command, type }: Watch): void {
    log("command overdue", ports.key, { command, type });
  }

  function watchOn(watch: Watch): Promise<Taken> {
    return ports.do((held) => {
      if (typeof held === "string") return wordFor(held);
      const watches = held.state.watches.map((item) => (item.command === watch.command ? watch : item));
      return { state: { ...held.state, watches }, journal: [], news: [], commands: [] };
    });
  }

  return {
    seenTo,
    look,
    async attendTo(watch) {
      const stillWatched = ({ watches }: CallState) =>
        watches.some((item) => item.command === watch.command && attendedAt(item) <= attendedAt(watch));
      seenTo.add(watch.command);
      try {
        let moot = true;
        await ports.do(
          (held) => {
            moot = typeof held === "string" || !stillWatched(held.state);
            return typeof held === "string" ? wordFor(held) : "applied";
          },
          { fresh: true },
        );
        const line = ports.line();
        if (moot || !line) return;
        ports.begun();
        const settle = (event: EventBody) =>
          ports.surely(() => ports.takeIf(stillWatched, event, legOf(watch)));
        await (attendedAt(watch) < watch.dueAt ? ask(watch, line, settle) : overdue(watch, line, settle));
      } catch (error) {
        ports.storeTrouble(error);
      } finally {
        seenTo.delete(watch.command);
        ports.done();
      }
    },
  };
}
