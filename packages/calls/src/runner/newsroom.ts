import type { CallNews, NewsBody } from "./news.ts";

/** Follows calls as they happen. Kept in memory only: what must not be lost is in the journal. */
export interface Newsroom {
  publish(key: string, at: number, bodies: readonly NewsBody[]): void;
  /** What is known of a call since it began or since this server took it over; undefined when nothing is. */
  of(key: string): readonly CallNews[] | undefined;
  /** Hears of a call from now on; the answer ends that. */
  listen(key: string, listener: (news: CallNews) => void): () => void;
  /** Keys of calls that are known, the newest last. */
  keys(): readonly string[];
}

// What a person may want to look at after the fact; memory has to end somewhere.
const callsKept = 500;
// A call of some eighty steps. All that is kept here is copied about by V8's collector, for every live call.
const newsKeptOfACall = 400;
const goneAtOnce = 32;

/** All that became of one event. Numbered only when somebody looks: most calls are never looked at. */
interface Issue {
  readonly first: number;
  readonly at: number;
  readonly bodies: readonly NewsBody[];
}

interface Paper {
  /** Says which call it is, and stays when other old issues go. */
  readonly beginning: Issue;
  /** Oldest first. Those before `from` are empty, and go many at once: each going means to move all the others. */
  issues: Issue[];
  from: number;
  /** Pieces of news in all issues that are kept. */
  kept: number;
}

const gone: Issue = { first: 0, at: 0, bodies: [] };

export function createNewsroom(): Newsroom {
  const known = new Map<string, Paper>();
  const listeners = new Map<string, Set<(news: CallNews) => void>>();

  function makeRoom(): void {
    for (const [key, { issues }] of known) {
      if (known.size < callsKept) return;
      if (issues.at(-1)?.bodies.at(-1)?.kind === "ended") known.delete(key);
    }
    // All of them are under way: the oldest goes, only its news, not the call.
    const oldest = known.size >= callsKept * 4 ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  }

  function add(key: string, at: number, bodies: readonly NewsBody[]): Issue {
    const paper = known.get(key);
    const before = paper?.issues.at(-1);
    const issue = { first: before ? before.first + before.bodies.length : 1, at, bodies };
    if (!paper) {
      makeRoom();
      known.set(key, { beginning: issue, issues: [issue], from: 0, kept: bodies.length });
      return issue;
    }
    paper.issues.push(issue);
    paper.kept += bodies.length;
    for (let left = paper.issues.length - paper.from; paper.kept > newsKeptOfACall && left > 1; left -= 1) {
      paper.kept -= paper.issues[paper.from]?.bodies.length ?? 0;
      paper.issues[paper.from] = gone;
      paper.from += 1;
    }
    if (paper.from < goneAtOnce) return issue;
    paper.issues = paper.issues.slice(paper.from);
    paper.from = 0;
    return issue;
  }

  return {
    publish: (key, at, bodies) => {
      if (bodies.length === 0) return;
      const issue = add(key, at, bodies);
      const hearers = listeners.get(key);
      if (!hearers) return;
      for (const item of piecesOf(issue)) for (const listener of hearers) listener(item);
    },
    of: (key) => {
      const paper = known.get(key);
      if (!paper) return undefined;
      const pieces = paper.issues.flatMap(piecesOf);
      const isWhole = paper.issues[0] === paper.beginning;
      return isWhole ? pieces : [...piecesOf(paper.beginning).slice(0, 1), ...pieces];
    },
    listen: (key, listener) => {
      const of = listeners.get(key) ?? new Set();
      listeners.set(key, of.add(listener));
      return () => {
        of.delete(listener);
        if (of.size === 0) listeners.delete(key);
      };
    },
    keys: () => [...known.keys()],
  };
}

function piecesOf({ first, at, bodies }: Issue): CallNews[] {
  return bodies.map((body, n) => ({ seq: first + n, at, ...body }));
}
