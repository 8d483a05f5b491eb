import type { Clock } from "../clock.ts";
import type { CallStore } from "../store/call-store.ts";
import type { SharedClock } from "./shared-clock.ts";

/** How often a server says that it lives, in milliseconds. */
export const beatEveryMs = 300;
/** A server that was silent for so long is taken for dead, in milliseconds; what it claimed goes to others. */
export const deadAfterMs = 1_400;
// A machine's clock may go a little slow, and what is decided on takes a moment to happen.
const marginMs = 200;

/** A stretch of time in which nobody can have taken this server for dead. */
export type Ticket = number & { readonly stretch?: never };

/** Which servers live, as far as this one knows; and whether the others know that this one does. */
export interface Presence {
  /**
   * Whether what that server claimed then is left to it. Of a claim that is newer than what is known here nobody can say
   * that whoever made it is dead: it may just have begun, or come back. Milliseconds since 1970, UTC.
   */
  lives(server: string, claimedAt: number): boolean;
  /** Whether another server lives. */
  readonly company: boolean;
  /** Whether there may be others at all; if not, nothing has to be said again and everything is certain. */
  readonly shared: boolean;
  /** To be taken before a claim is committed. */
  ticket(): Ticket;
  /** Whether a claim that was made with this ticket is surely still this server's. */
  holds(ticket: Ticket): boolean;
  /** One sign of life; says whether somebody is missed who lived before. @throws StoreError */
  beat(): Promise<boolean>;
  /**
   * Resolves once it is known what time it is and who lives: before, nothing may be decided by either. Undefined when it is
   * known already. @throws StoreError
   */
  ready(): Promise<void> | undefined;
}

export function createPresence(
  server: string,
  store: CallStore,
  own: Clock,
  shared: Pick<SharedClock, "heard" | "now">,
): Presence {
  let alive: ReadonlySet<string> = new Set([server]);
  let isShared = true;
  let stretch = 0;
  /** When the last sign of life was given that was taken in; by this machine's own clock. */
  let saidAt = Number.NEGATIVE_INFINITY;
  /** The same by the time of the store. */
  let knownAt = Number.NEGATIVE_INFINITY;

  async function beat(): Promise<boolean> {
    const askedAt = own.now();
    const told = await store.beat(server, deadAfterMs);
    const answeredAt = own.now();
    shared.heard(told.at, askedAt, answeredAt);
    // By the time this one was taken in, the one before may have been too old for somebody.
    if (!unmissed(answeredAt)) stretch += 1;
    saidAt = askedAt;
    knownAt = shared.now() - (own.now() - askedAt);
    const before = alive;
    alive = new Set(told.alive);
    isShared = told.shared;
    return [...before].some((other) => !alive.has(other));
  }

  const unmissed = (until: number) => until - saidAt < deadAfterMs - marginMs;

  return {
    lives: (other, claimedAt) => alive.has(other) || (isShared && claimedAt > knownAt - marginMs),
    get company() {
      return alive.size > 1;
    },
    get shared() {
      return isShared;
    },
    ticket: () => stretch as Ticket,
    holds: (ticket) => !isShared || (ticket === stretch && unmissed(own.now())),
    beat,
    ready: () => (saidAt === Number.NEGATIVE_INFINITY ? beat().then(() => undefined) : undefined),
  };
}
