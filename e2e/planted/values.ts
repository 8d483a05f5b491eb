// What callers of the tests bring along and nobody may keep: one list, for everything that looks for it.

/** Something planted: how it looks where somebody has kept it. */
export interface Planted {
  readonly what: string;
  readonly traces: RegExp;
  /** In the row of a call that is still under way it has its place; a journal or a log has none for it. */
  readonly inLiveRows?: true;
}

// Not part of a longer word: hashes and times hold any six digits sooner or later.
const alone = (text: string) => `(?<![0-9A-Za-z])${text}(?![0-9A-Za-z])`;
const digits = (keys: string): RegExp =>
  // As one text, and as any list of texts: "1","1","2" or tone1, tone1, tone2.
  new RegExp(`${alone(keys)}|${[...keys].join("[^0-9A-Za-z]{1,12}(?:tone)?")}`);

export const planted: readonly Planted[] = [
  // The telephone code of the scenarios of flows/account, and the keys of e2e/faults/privacy.test.ts.
  { what: "the secret code of a caller", traces: digits("112233") },
  { what: "the keys of a caller", traces: digits("264859716394825061") },
  // One at a time, as Graph tells of them and as events do.
  { what: "a key that was pressed", traces: /\btone[0-9](?![0-9A-Za-z])|"tone":\s*"[0-9*#]"/ },
  // Who calls in scenarios and stories: the simulator tells the server these names and numbers with each call.
  { what: "the name of a caller", traces: /Alice Example|Bob Elsewhere|Gail Guest/ },
  {
    what: "the number of a caller",
    traces: /\+?155501(?:42|70|71)(?![0-9])|5557391846205/,
    inLiveRows: true,
  },
];
