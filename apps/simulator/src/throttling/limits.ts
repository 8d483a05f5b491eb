// How much Graph lets an app do: two sets of figures, both from Microsoft's pages about throttling. The older pages count
// calls, the current ones requests.

/** What is counted: requests of one kind, or what has been made. */
export type Counted = "every request" | Area | "new calls" | "calls at once" | "new meetings";

/** The parts of Graph that have limits of their own. */
export type Area = "calls" | "presence" | "callRecords" | "meetings" | "others";

export interface Limit {
  readonly most: number;
  readonly counts: Counted;
  /** Seconds, a calendar month, or at any moment. */
  readonly per: number | "month" | "moment";
  readonly scope: "app" | "app and tenant" | "user";
}

const everywhere = {
  presence: { most: 1_500, counts: "presence", per: 30, scope: "app and tenant" },
  callRecords: { most: 1_500, counts: "callRecords", per: 20, scope: "app and tenant" },
  meetings: { most: 2_000, counts: "new meetings", per: "month", scope: "user" },
} as const satisfies Record<string, Limit>;

const profiles = {
  current: {
    all: { most: 130_000, counts: "every request", per: 10, scope: "app" },
    calls: { most: 50_000, counts: "calls", per: 15, scope: "app and tenant" },
    ...everywhere,
  },
  older: {
    callsPerMonth: { most: 10_000, counts: "new calls", per: "month", scope: "app" },
    callsAtOnce: { most: 100, counts: "calls at once", per: "moment", scope: "app" },
    ...everywhere,
  },
} as const satisfies Record<string, Record<string, Limit>>;

export type Profile = keyof typeof profiles;
export type LimitName = { [name in Profile]: keyof (typeof profiles)[name] }[Profile];

/** Which set of figures holds, and which of them are others than Microsoft's. */
export interface LimitChoice {
  readonly profile: Profile;
  readonly most?: { readonly [name in LimitName]?: number };
}

export const profileNames = Object.keys(profiles) as readonly Profile[];
export const limitNames: readonly LimitName[] = [
  ...new Set(Object.values(profiles).flatMap((limits) => Object.keys(limits) as LimitName[])),
];

/** The limits that hold, by name, in the order in which they are looked at. */
export function limitsOf({ profile, most = {} }: LimitChoice): readonly (readonly [LimitName, Limit])[] {
  const limits = Object.entries(profiles[profile]) as [LimitName, Limit][];
  return limits.map(([name, limit]) => [name, { ...limit, most: most[name] ?? limit.most }]);
}
