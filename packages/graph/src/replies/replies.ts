/** What a reply means for the command behind it. */
export type Meaning =
  /** Graph has taken it on; a notification will settle it. */
  | "accepted"
  | "done"
  /** The body is an operation and says itself whether it still runs. */
  | "operation"
  | "failed"
  /** The app or its token may not do this. */
  | "refused"
  /** There is no such call any more. */
  | "gone"
  /** There is no such call any more, which is what was wanted. */
  | "over"
  /** What was to be removed is not there, which is what was wanted. */
  | "absent"
  /** Turned away before anything happened. */
  | "again"
  /** It may have happened, or not. */
  | "unsure";

/** The replies to one type of request: what success means, and the statuses that mean something of their own. */
export interface Replies {
  readonly success: "accepted" | "done" | "operation";
  readonly [status: number]: Meaning;
}

/** What a status means whatever was asked. Those that are not here go by their class. */
export const commonReplies: Readonly<Record<number, Meaning>> = {
  // Said only when a fresh token was refused as well: the client renews it once by itself.
  401: "refused",
  403: "refused",
  404: "failed",
  408: "unsure",
  // Throttled before it was looked at (throttling page).
  429: "again",
  501: "failed",
};

export function meaningOf(replies: Replies, status: number): Meaning {
  const known = replies[status] ?? commonReplies[status];
  if (known) return known;
  if (status >= 200 && status < 300) return replies.success;
  return status >= 500 ? "unsure" : "failed";
}
