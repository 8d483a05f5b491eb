// What a user's presence is, put together from what the person has chosen, what apps have said and what calls they are
// in. Pure; times are milliseconds of the simulated clock.

export interface State {
  readonly availability: string;
  readonly activity: string;
}

/** What one app says of a user, until it expires. */
export interface Session extends State {
  readonly from: number;
  readonly until: number;
}

/** What an app may say, all of it documented. */
export const settable: readonly State[] = [
  { availability: "Available", activity: "Available" },
  { availability: "Busy", activity: "InACall" },
  { availability: "Busy", activity: "InAConferenceCall" },
  { availability: "Away", activity: "Away" },
];

/** What a person may choose, and what shows when they do. */
export const choosable = {
  Available: "Available",
  Away: "Away",
  BeRightBack: "BeRightBack",
  Busy: "Busy",
  DoNotDisturb: "DoNotDisturb",
  Offline: "Offline",
} as const;
export type Choice = keyof typeof choosable;

export const expiry = { least: 5 * 60_000, most: 4 * 3_600_000, unasked: 5 * 60_000 } as const;

/** An app that has said "Available" is believed for so long. */
const fadesAfter = 5 * 60_000;

// Of several sessions the first of these counts.
const precedence = ["DoNotDisturb", "Busy", "BusyIdle", "Available", "AvailableIdle", "Away", "BeRightBack"];
const rank = ({ availability }: State): number => {
  const found = precedence.indexOf(availability);
  return found < 0 ? precedence.length : found;
};

export function presenceOf(
  own: Choice,
  session: Session | undefined,
  calls: "none" | "peer" | "group",
  now: number,
): State {
  const states: State[] = [{ availability: own, activity: choosable[own] }];
  if (calls !== "none")
    states.push({ availability: "Busy", activity: calls === "peer" ? "InACall" : "InAConferenceCall" });
  if (session && now < session.until) states.push(faded(session, now));
  return states.reduce((best, state) => (rank(state) < rank(best) ? state : best));
}

const faded = ({ availability, activity, from }: Session, now: number): State =>
  availability === "Available" && now >= from + fadesAfter
    ? { availability: "AvailableIdle", activity: "Inactive" }
    : { availability, activity };

/** `PT1H30M` in milliseconds; undefined when it is no duration of hours, minutes and seconds. */
export function durationOf(text: string): number | undefined {
  const found = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text);
  if (!found) return undefined;
  const [hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return ((hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}
