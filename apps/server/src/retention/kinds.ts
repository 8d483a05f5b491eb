/** For how long something is kept. `days: null` is for good. */
export interface Kind {
  /** For people: "journals of calls that are over". */
  readonly what: string;
  /** Unless somebody has set another one; null: for good. Undefined where it is no number of days: `rule` says it. */
  readonly days?: number | null;
  /** Between which it can be set; undefined where it cannot. */
  readonly bounds?: { readonly least: number; readonly most: number };
  /** When it goes, and what sees to it. */
  readonly rule: string;
}

/** Everything that is kept, and for how long: one table for the page, the command, the sweep and docs/retention.md. */
export const kinds = {
  journals: {
    what: "journals of calls that are over",
    days: 365,
    bounds: { least: 1, most: 3_650 },
    rule: "so many days after the last line of the call; looked for every hour",
  },
  calls: {
    what: "calls under way, with who calls and what they keyed, sealed",
    rule: "when the call ends, with the commit that ends it",
  },
  tombstones: { what: "that a call is over", rule: "24 hours after its end; looked for every hour" },
  messages: {
    what: "messages of callers",
    rule: "when they are handed on, or after keepDays and giveUpHours of their mailbox",
  },
  guesses: {
    what: "counts of wrong PINs",
    rule: "after the longest window that a list may have, with the next attempt",
  },
  placed: { what: "calls that were placed, with a masked number", days: 7, rule: "looked for every hour" },
  outside: { what: "calls to phone numbers, under names", rule: "after one hour; looked for every hour" },
  presence: {
    what: "who has a flow open in the editor",
    rule: "when they close it, or 40 seconds after their browser was last heard of",
  },
  sessions: { what: "who is signed in", rule: "when they sign out, or their session ends" },
  drafts: { what: "drafts of flows, calendars, prompts", days: null, rule: "until somebody changes them" },
  removed: {
    what: "removed flows, with their drafts, recordings and scenarios",
    days: null,
    rule: "so that each can be brought back",
  },
  versions: {
    what: "published versions, with their sounds",
    days: null,
    rule: "so that each call ends with its version",
  },
  audit: { what: "the audit log", days: null, rule: "never changes, and nothing of callers is in it" },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof kinds;

/** Those that somebody can set. */
export const settable = ["journals"] as const satisfies readonly KindName[];
export type Settable = (typeof settable)[number];
