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
}

interface Member {
  readonly commit: Commit;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One batch is under way at a time; what comes in the meantime gathers for the next one, so that batches grow by
 * themselves when the disk is slow, and nothing waits when it is not. A batch that is rejected rejects its own members
 * only.
 */
export function groupCommit(store: CallStore, { largest = 256 }: GroupCommitOptions = {}): GroupCommit {
  let waiting: Member[] = [];
  let underWay = false;
  let onIdle: (() => void)[] = [];

  /** The oldest that fit into one batch. A second commit of a call has to see what became of the first. */
  function take(): Member[] {
    const keys = new Set<string>();
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

  async function work(): Promise<void> {
    // What is asked for in the same turn of the event loop shall share the first batch.
    await Promise.resolve();
    while (waiting.length > 0) {
      const members = take();
      try {
        const results = await store.commit(members.map(({ commit }) => commit));
        for (const [i, { resolve }] of members.entries()) resolve(results[i] as CommitResult);
      } catch (error) {
        for (const { reject } of members) reject(error);
      }
      // Lets those who were just answered go first: what they ask for now may join the next batch.
      await Promise.resolve();
    }
    underWay = false;
    const told = onIdle;
    onIdle = [];
    for (const tell of told) tell();
  }

  return {
    commit: async (one) => {
      assertSound(one);
      return new Promise((resolve, reject) => {
        waiting.push({ commit: one, resolve, reject });
        if (underWay) return;
        underWay = true;
        void work();
      });
    },
    idle: () => (underWay ? new Promise((resolve) => onIdle.push(resolve)) : Promise.resolve()),
  };
}
