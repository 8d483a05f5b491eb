import type { CallStore, Commit, CommitResult } from "./call-store.ts";
import { assertSound } from "./sound.ts";

/** Makes batches of what many calls want to commit, so that they share the price of a durable write. */
export interface GroupCommit {
  /** Settles with the batch that the commit becomes part of. Commits of one call are made in the order of asking. */
  commit(one: Commit): Promise<CommitResult>;
  /** Resolves as soon as nothing is under way or waiting. Never rejects. */
  idle(): Promise<void>;
}

export interface GroupCommitOptions {
  /** The most commits in one batch. */
  readonly largest?: number;
  /** So many set out without waiting for what else arrives, if few batches are under way: the store works while the rest is taken in. */
  readonly enough?: number;
  /** The most small batches under way. One for a disk; more for a network, whose way there and back is waited for meanwhile. */
  readonly atOnce?: number | undefined;
  /** Calls back as soon as all that has just arrived is taken in; in the same turn of the event loop unless told. */
  readonly gathered?: ((run: () => void) => void) | undefined;
}

interface Member {
  readonly commit: Commit;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** With so many batches under way even one that is large enough waits, and grows. */
const enoughAtOnce = 4;

/**
 * A batch sets out as soon as fewer than `atOnce` are under way; what comes in the meantime gathers for the next one, so
 * that batches grow by themselves when the store is slow, and nothing waits when it is not. No call is in two batches that
 * are under way. A batch that is rejected rejects its own members only.
 */
export function groupCommit(
  store: CallStore,
  { largest = 256, enough = 64, atOnce = 1, gathered = thisTurn }: GroupCommitOptions = {},
): GroupCommit {
  let waiting: Member[] = [];
  const underWay = new Set<string>();
  let batches = 0;
  let settingOut = false;
  let onIdle: (() => void)[] = [];

  /** The oldest that fit into one batch. A second commit of a call has to see what became of the first. */
  function take(): Member[] {
    const keys = new Set(underWay);
    const taken: Member[] = [];
    const left: Member[] = [];
    for (const member of waiting) {
      const fits = taken.length < largest && !keys.has(member.commit.key);
      keys.add(member.commit.key);
      (fits ? taken : left).push(member);
    }
    waiting = left;
    return taken;
  }

  const isEnough = () => waiting.length >= enough;
  const mayGo = () => batches < (isEnough() ? Math.max(atOnce, enoughAtOnce) : atOnce);

  /** Whether a batch goes off; not if all that wait are of calls in batches under way. */
  function sendNext(): boolean {
    const members = take();
    if (members.length > 0) void send(members);
    return members.length > 0;
  }

  async function send(members: readonly Member[]): Promise<void> {
    batches += 1;
    for (const { commit } of members) underWay.add(commit.key);
    try {
      const results = await store.commit(members.map(({ commit }) => commit));
      for (const [i, { resolve }] of members.entries()) resolve(results[i] as CommitResult);
    } catch (error) {
      for (const { reject } of members) reject(error);
    }
    batches -= 1;
    for (const { commit } of members) underWay.delete(commit.key);
    // Lets those who were just answered go first: what they ask for now may join the next batch.
    setOut();
  }

  function setOut(): void {
    if (settingOut) return;
    settingOut = true;
    // What is asked for until then shares a batch: each costs a wait for the disk, and wakes another thread twice.
    gathered(() => {
      settingOut = false;
      while (mayGo() && sendNext());
      if (batches > 0) return;
      const told = onIdle;
      onIdle = [];
      for (const tell of told) tell();
    });
  }

  return {
    commit: (one) =>
      new Promise((resolve, reject) => {
        assertSound(one);
        waiting.push({ commit: one, resolve, reject });
        if (!mayGo()) return;
        if (isEnough()) sendNext();
        else setOut();
      }),
    idle: () =>
      settingOut || batches > 0 ? new Promise((resolve) => onIdle.push(resolve)) : Promise.resolve(),
  };
}

function thisTurn(run: () => void): void {
  void Promise.resolve().then(run);
}
