/** What an operation is sent and what it answers when it goes well, as the API's page shows them. */
export interface Example {
  readonly body?: unknown;
  /** Of a stream: the data of one event. */
  readonly answer?: unknown;
}

/** By the name of the operation. */
export type Examples = Readonly<Record<string, Example>>;

/** Stands in for the hash of anything. */
export const hashOf = (digit: string): string => digit.repeat(64);
export const time = "2026-11-22T09:30:00.000Z";
export const earlier = "2026-11-20T15:00:00.000Z";
/** The same, as calls have it: milliseconds since 1970. */
export const moment = Date.parse(time);

export const version = {
  id: hashOf("a"),
  flow: "reception",
  number: 3,
  message: "New opening hours",
  publishedAt: time,
};
export const versionBefore = {
  id: hashOf("b"),
  flow: "reception",
  number: 2,
  message: "A shorter greeting",
  publishedAt: earlier,
};
