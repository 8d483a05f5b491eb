import type { InputProblem, Shape } from "../input/index.ts";
import { type Given, parameters } from "../input/schema.ts";
import type { Replies } from "../replies/replies.ts";

/** Application permissions that these operations ask for, as they stand in a token's `roles`. */
export type Permission =
  | "CallRecords.Read.All"
  | "Calls.AccessMedia.All"
  | "Calls.Initiate.All"
  | "Calls.InitiateGroupCall.All"
  | "Calls.JoinGroupCall.All"
  | "Calls.JoinGroupCallAsGuest.All"
  | "OnlineMeetings.Read.All"
  | "OnlineMeetings.ReadWrite.All"
  | "Presence.Read.All"
  | "Presence.ReadWrite.All"
  | "User.Read.All"
  | "User.ReadBasic.All";

export interface Permissions {
  /** Any one of them will do, the least first; `for` says in which case, where it depends. */
  readonly anyOf: readonly { readonly for?: string; readonly of: readonly Permission[] }[];
  /** `creation`: the pages say that they are looked at when the call is created, and not again. */
  readonly checked: "each request" | "creation" | "never";
}

/** What is known of the call that an operation is about. What is not known is not held against it. */
export interface CallFacts {
  /** Who handles the call's media: Graph, or an app with a media stack of its own. */
  readonly media?: "service" | "app";
  readonly group?: boolean;
  /** Milliseconds since 1970, UTC, for what must not lie in the past. */
  readonly now?: number;
}

export const areas = [
  "calls",
  "media",
  "participants",
  "meetings",
  "presence",
  "users",
  "records",
  "subscriptions",
] as const;
export type Area = (typeof areas)[number];

/** What a successful reply's body is. */
export type ReplyBody =
  | "nothing"
  | "call"
  | "operation"
  | "list of operations"
  | "participant"
  | "list of participants"
  | "meeting"
  | "list of meetings"
  | "presence"
  | "list of presences"
  | "user"
  | "list of users"
  | "call record"
  | "list of sessions"
  | "subscription"
  | "list of subscriptions";

/**
 * Everything that one operation of Graph is: read by the builder of requests, the reader of replies, the command line
 * and the documentation. `I` is its input: `ids` for the path, `query` and `body`.
 */
export interface GraphOperation<out I = unknown> {
  readonly area: Area;
  /** One line for lists. */
  readonly says: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Behind the version; `{call}` stands for the id of that name. */
  readonly path: string;
  readonly input: Shape<I>;
  /** What the schema cannot say: parts that go only together. Runs on what fits the schema. */
  rules?(input: I, facts: CallFacts): readonly InputProblem[];
  /** System query options, in order. */
  query?(input: I): readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly permissions: Permissions;
  /** Statuses that the page names as success. */
  readonly success: readonly number[];
  readonly reply: ReplyBody;
  /** What replies mean, where it differs from what they always mean. */
  readonly replies: Replies;
  /** `once`: sent again it would ring, sound or be charged again. */
  readonly repeat: "safe" | "once";
  /** What tells that it is done. */
  readonly settledBy: "the reply" | "its operation" | "connected" | "ended" | "the roster";
  /** Who must handle the call's media for this to work; anyone where it is left out. */
  readonly media?: "service" | "app";
  readonly groupOnly?: true;
  /** No longer offered: what stands in for it. */
  readonly legacy?: { readonly instead: string };
  /** A complete input, as the command line's help shows it. */
  readonly example: I;
  /** Limits and rules beyond the numbers in the schema. */
  readonly notes?: readonly string[];
  /** What no page says. */
  readonly inferred?: readonly string[];
  readonly source: string;
}

type Part = Readonly<Record<string, Shape<unknown>>>;
interface Parts<P extends Part, Q, B> {
  /** Named as in the path. */
  readonly ids?: P;
  readonly options?: Shape<Q>;
  readonly body?: Shape<B>;
}
type InputFrom<P extends Part, Q, B> = (string extends keyof P
  ? unknown
  : { readonly ids: { readonly [K in keyof P]: Given<P[K]> } }) &
  ([Q] extends [never] ? unknown : { readonly query?: Q | null }) &
  ([B] extends [never] ? unknown : { readonly body: B });

/** Puts the parts of an operation's input together, and gives the operation its type. */
export function operation<const P extends Part, Q = never, B = never>(
  { ids, options, body }: Parts<P, Q, B>,
  rest: Omit<GraphOperation<InputFrom<P, Q, B>>, "input">,
): GraphOperation<InputFrom<P, Q, B>> {
  const input = parameters({
    ...(ids ? { ids: parameters(ids) } : {}),
    ...(options ? { query: { ...options, optional: true } } : {}),
    ...(body ? { body } : {}),
  });
  return { ...rest, input: input as Shape<InputFrom<P, Q, B>> };
}
