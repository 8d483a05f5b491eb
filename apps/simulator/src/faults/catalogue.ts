// Everything that can be made to go wrong. A switch names one of these and says to what, how often and how much.

/** Where a fault acts, and so what the `on` of its switch may name. */
export type FaultArea =
  | "notification"
  | "body"
  | "token"
  | "request"
  | "target"
  | "recording"
  | "dtmf"
  | "roster"
  | "prompt"
  | "entra"
  | "identity"
  | "consent"
  | "keys";

interface FaultKind {
  readonly area: FaultArea;
  readonly says: string;
  /** The values that its switch may carry, with what holds when it does not. */
  readonly values?: { readonly [name in FaultValue]?: number };
}

export type FaultValue = "ms" | "copies" | "status" | "retryAfter" | "retryAfterDate";

export const faults = {
  // How a notification travels.
  duplicate: {
    area: "notification",
    says: "sent again, `copies` times: at once, or `ms` later",
    values: { copies: 1, ms: 0 },
  },
  drop: { area: "notification", says: "never sent" },
  delay: { area: "notification", says: "sent `ms` later; what follows overtakes it", values: { ms: 2_000 } },
  reorder: { area: "notification", says: "sent after the one that follows it" },
  rosterLost: { area: "notification", says: "who comes and goes is not told" },
  legacyFirst: {
    area: "notification",
    says: "an incoming call is told in the old format; a bot that answers 204 is told again in Graph's",
  },
  // What a notification says.
  pascalCase: { area: "body", says: "enum values as PascalCase: Updated, Established, Tone1" },
  unknownFields: { area: "body", says: "fields that nobody knows, on every level" },
  unknownState: { area: "body", says: "a call state that nobody knows" },
  unknownChangeType: { area: "body", says: "a change type that nobody knows" },
  unknownReason: { area: "body", says: "a prompt ends with the completionReason unknown" },
  resourceOnly: { area: "body", says: "older traffic: `resource` without `resourceUrl`" },
  oldResultCode: { area: "body", says: "older pages: graceful results have the code 0, not 200" },
  brokenNeighbour: { area: "body", says: "a second, invalid value in the same body" },
  emptyBody: { area: "body", says: "no body at all" },
  oddCharset: { area: "body", says: "Content-Type says charset=Windows-1252" },
  // What a notification's token says.
  noToken: { area: "token", says: "no Authorization header" },
  wrongAudience: { area: "token", says: "meant for another app" },
  wrongIssuer: { area: "token", says: "from an issuer that nobody trusts" },
  expired: { area: "token", says: "expired ten minutes ago" },
  notYetValid: { area: "token", says: "valid ten minutes from now" },
  missingTid: { area: "token", says: "without the tenant" },
  foreignKey: {
    area: "token",
    says: "signed with a key that is not in the published set, under a known kid",
  },
  // What Graph does with a request.
  throttled: {
    area: "request",
    says: "429; Retry-After in seconds, as a date when `retryAfterDate` is 1, left out when `retryAfter` is 0",
    values: { retryAfter: 2, retryAfterDate: 0 },
  },
  serverError: { area: "request", says: "500, or the given `status`", values: { status: 500 } },
  refused: { area: "request", says: "401 as if the token had expired, or 403", values: { status: 401 } },
  hang: { area: "request", says: "held for `ms`, then done", values: { ms: 30_000 } },
  lateReply: { area: "request", says: "done at once, answered `ms` later", values: { ms: 2_000 } },
  lostReply: { area: "request", says: "done, but the connection breaks before the answer" },
  reset: { area: "request", says: "the connection breaks and nothing is done" },
  truncated: { area: "request", says: "done, and answered with half of a JSON body" },
  // What whoever is called does: by a redirect, a transfer, an invitation or a call of the bot's. Of a meeting that is joined it
  // is whoever could let the bot in from the lobby.
  targetBusy: { area: "target", says: "is busy: the redirect, transfer, invitation or call fails" },
  targetDeclines: { area: "target", says: "declines, which redirects and transfers do not tell from busy" },
  targetOffline: { area: "target", says: "has no phone that could ring" },
  targetNoAnswer: { area: "target", says: "lets it ring until the time is over" },
  targetSilent: { area: "target", says: "Graph never tells how it ends" },
  // What becomes of fetching a prompt.
  promptUnreachable: { area: "prompt", says: "cannot be downloaded" },
  promptWrongFormat: { area: "prompt", says: "is taken for a file that does not play" },
  promptSlow: { area: "prompt", says: "arrives `ms` later", values: { ms: 5_000 } },
  // What becomes of a recording.
  recordPromptFailed: { area: "recording", says: "fails with playPromptFailed" },
  recordBeepFailed: { area: "recording", says: "fails with playBeepFailed when it is to beep" },
  recordMediaTimeout: { area: "recording", says: "fails with mediaReceiveTimeout as soon as it has begun" },
  recordUnspecified: { area: "recording", says: "fails with unspecifiedError as soon as it has begun" },
  recordingGone: {
    area: "recording",
    says: "cannot be downloaded: 404, or `status`",
    values: { status: 404 },
  },
  recordingSlow: { area: "recording", says: "is downloaded `ms` later", values: { ms: 5_000 } },
  recordingTruncated: { area: "recording", says: "half of it is downloaded, and its header promises all" },
  recordingNoWav: { area: "recording", says: "is downloaded as a page of HTML" },
  // Keys that the bot sends.
  dtmfFailed: { area: "dtmf", says: "ends with the completionReason unknown" },
  // Who is in a call that has become a group call.
  escalationQuiet: { area: "roster", says: "after a call of two has become more, no roster is ever told" },
  // Entra ID and the published keys.
  tokenDown: { area: "entra", says: "the token endpoint answers 503, or `status`", values: { status: 503 } },
  tokenSlow: { area: "entra", says: "the token endpoint answers `ms` later", values: { ms: 10_000 } },
  // What the id token of somebody who signs in says.
  idTokenNonce: { area: "identity", says: "has another nonce than the request" },
  idTokenIssuer: { area: "identity", says: "is from the issuer of another tenant" },
  idTokenTenant: { area: "identity", says: "is of another tenant altogether: `iss` and `tid`" },
  idTokenAudience: { area: "identity", says: "is meant for another app" },
  idTokenExpired: { area: "identity", says: "expired ten minutes ago" },
  idTokenKey: {
    area: "identity",
    says: "is signed with a key that is not in the published set, under a known kid",
  },
  consentMissing: { area: "consent", says: "nobody has consented to the app: AADSTS65001" },
  keysDown: {
    area: "keys",
    says: "the keys of notifications answer 503, or `status`",
    values: { status: 503 },
  },
  keysEmpty: { area: "keys", says: "the set of keys is empty" },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof faults;
export type FaultIn<Area extends FaultArea> = {
  [name in FaultName]: (typeof faults)[name]["area"] extends Area ? name : never;
}[FaultName];

/** The same table under its common type. */
export const faultKinds: Readonly<Record<FaultName, FaultKind>> = faults;

export const isFault = (name: string): name is FaultName => Object.hasOwn(faults, name);

/** Faults of a recording that act when it is downloaded; all others when it is made. */
export const downloadFaults = [
  "recordingGone",
  "recordingSlow",
  "recordingTruncated",
  "recordingNoWav",
] as const satisfies FaultIn<"recording">[];
export type DownloadFault = (typeof downloadFaults)[number];
