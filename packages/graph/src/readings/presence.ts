import { normalId } from "../ids.ts";
import { member, nameOf, oneOf } from "../values.ts";

const availabilities = [
  "Available",
  "AvailableIdle",
  "Away",
  "BeRightBack",
  "Busy",
  "BusyIdle",
  "DoNotDisturb",
  "Offline",
  "PresenceUnknown",
] as const;

export interface Presence {
  readonly user: string;
  readonly availability: (typeof availabilities)[number];
  /** More exactly, in Graph's words: `InACall`. */
  readonly activity?: string;
}

/** Undefined for what is no presence. A word that is not known is `PresenceUnknown`: nobody is called because of it. */
export function readPresence(body: unknown): Presence | undefined {
  const user = nameOf(member(body, "id"));
  if (user === undefined) return undefined;
  const found = oneOf(member(body, "availability"), availabilities);
  const activity = nameOf(member(body, "activity"));
  return {
    user: normalId(user),
    availability: found === undefined || found === "other" ? "PresenceUnknown" : found,
    ...(activity === undefined ? {} : { activity }),
  };
}

/** How somebody stands to a call, by what Teams shows of them. */
export type Standing = "available" | "busy" | "away";

const standings: { readonly [A in Presence["availability"]]: Standing | undefined } = {
  Available: "available",
  AvailableIdle: "available",
  Busy: "busy",
  BusyIdle: "busy",
  // Whoever does not want to be disturbed is not put through to either.
  DoNotDisturb: "busy",
  Away: "away",
  BeRightBack: "away",
  Offline: "away",
  PresenceUnknown: undefined,
};

/** Undefined where nobody knows. */
export function standingOf({ availability }: Pick<Presence, "availability">): Standing | undefined {
  return standings[availability];
}
