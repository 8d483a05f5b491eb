/**
 * What an installation's calls are made of. A `number` is what somebody dials: a phone number, the object id of a resource
 * account, or `bot`. A `directory` is the one of a flow: `reception/staff`.
 */
export const thingKinds = [
  "number",
  "flow",
  "person",
  "queue",
  "phone",
  "voicemail",
  "meeting",
  "directory",
  "calendar",
  "pin-list",
  "mailbox",
  "secret",
  "host",
  "prompt",
] as const;
export type ThingKind = (typeof thingKinds)[number];

export interface ThingRef {
  readonly kind: ThingKind;
  readonly id: string;
}

/** `queue:5f1c2f7e-…`: how a thing is named in one word. */
export type ThingKey = `${ThingKind}:${string}`;

export function keyOf({ kind, id }: ThingRef): ThingKey {
  return `${kind}:${id}`;
}

/** The thing of a key; undefined for a text that names none. */
export function refOf(key: string): ThingRef | undefined {
  const split = key.indexOf(":");
  const kind = thingKinds.find((one) => one === key.slice(0, split));
  const id = key.slice(split + 1);
  return split > 0 && kind !== undefined && id !== "" ? { kind, id } : undefined;
}

/**
 * What one thing has to do with another. `answers`: of a number, its flow. `sends`: callers go there. `goes-on`: the call goes
 * on in that flow; `comes-back`: and returns from it. `fallback`: who takes calls when something goes wrong. `asks`: callers can ask
 * for somebody of it. `lists`: of a directory, who is in it. `needs`: the step works with it.
 */
export type Relation =
  | "answers"
  | "sends"
  | "goes-on"
  | "comes-back"
  | "fallback"
  | "asks"
  | "lists"
  | "needs";

/** Where in its flow something is used. */
export interface UsePlace {
  /** JSON pointer into the document. */
  readonly at: string;
  /** The step; left out for what the whole flow uses. */
  readonly node?: string;
  /** What people call the step. */
  readonly step?: string;
  /** The exit that leads there, where one does by itself: the key that works everywhere. */
  readonly outlet?: string;
}
