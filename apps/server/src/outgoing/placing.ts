import { createHmac, createSecretKey, randomUUID } from "node:crypto";
import { type CallStore, derivedKey, type Runner, StoreError } from "@dialtree/calls";
import type { CallerKind, Destination, NodeTypes, Party, VariableValue } from "@dialtree/flow";
import { maskedNumber, refusalRemedies, type Verdict, verdictWords } from "@dialtree/flow/destinations";
import type { InputProblem } from "@dialtree/graph";
import { ApiError } from "../control/api/errors.ts";
import type { Database } from "../control/database/open.ts";
import type { LoadedVersion } from "../control/published/loaded-version.ts";
import type { Counters } from "../operating/counters.ts";
import { problemTypes } from "../problems/types.ts";
import { type Course, courseOf } from "./course.ts";
import type { CallRate, TooMany } from "./rate.ts";
import { enter, isKnown, requestOf, requestsIn } from "./requests.ts";
import { valueProblems } from "./values.ts";

/** Whom a flow can call. */
export type Callee = Extract<Destination, { readonly kind: "user" | "phone" }>;

/** A call that somebody wants placed. */
export interface Order {
  /** What whoever asks calls this request. Asked for once more under the same name, nobody is called again. */
  readonly request: string;
  readonly flow: string;
  readonly to: Callee;
  /** The resource account that calls: an object id. The first of the installation's unless told. */
  readonly from?: string | undefined;
  readonly values: Readonly<Record<string, VariableValue>>;
  readonly language?: string | undefined;
}

/** A call of ours. Whom it went to is kept masked. */
export interface OutgoingCall {
  /** By this the call is followed. */
  readonly key: string;
  readonly flow: string;
  /** Milliseconds since 1970, UTC. */
  readonly placedAt: number;
  /** What the number begins with, and its last two digits; null for somebody in Teams. */
  readonly whom: string | null;
}

/** Some of the calls, the newest first. */
export interface OutgoingCalls {
  readonly calls: readonly (OutgoingCall & Omit<Course, "exits">)[];
  /** There are others behind them. */
  readonly more: boolean;
}

export interface Placing {
  /** @throws ApiError with what is wrong with the order, or why it cannot be carried out now */
  place(order: Order): Promise<Omit<OutgoingCall, "whom"> & { readonly repeated: boolean }>;
  /** Those of the last days, the newest first; undefined where nobody knows the call that they are to be behind. */
  list(behind?: string): Promise<OutgoingCalls | undefined>;
  find(key: string): Promise<(OutgoingCall & Course) | undefined>;
}

export interface PlacingOptions {
  readonly database: Database;
  /** What new calls of a flow get. */
  readonly published: { servingCall(flow: string, key: string): Pick<LoadedVersion, "main"> | undefined };
  readonly nodeTypes: NodeTypes;
  readonly runner: Pick<Runner, "place">;
  readonly store: Pick<CallStore, "journal">;
  readonly rate: CallRate;
  /** Whether calls may go to a number. It is asked again when the call is made. */
  readonly judge: (number: string) => { readonly verdict: Verdict };
  /** Resource accounts that may call, by their object ids. */
  readonly accounts: readonly string[];
  /** The tenant that is called in, and the bot that calls people of it. */
  readonly tenant: string;
  readonly appId: string;
  readonly secret: Uint8Array;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly counters: Pick<Counters, "count">;
}

// Behind this the store may have forgotten that a call is over. Milliseconds.
const mayBeBegunMs = 60 * 60_000;
const mostListed = 25;

export function placingWith(options: PlacingOptions): Placing {
  const { database, published, nodeTypes, runner, store, rate, accounts, tenant, now, counters } = options;
  const key = createSecretKey(derivedKey(options.secret, "calls that were asked for"));

  /** Tells two orders apart, and tells nobody who was called. */
  const hashOf = ({ flow, to, from, values, language }: Order): string => {
    const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
    const whom = to.kind === "phone" ? to.number : to.id.toLowerCase();
    const told = JSON.stringify([flow, to.kind, whom, from?.toLowerCase(), sorted, language]);
    return createHmac("sha256", key).update(told).digest("base64url");
  };

  /** As whom the flow calls: phones are called by a resource account, people by the bot itself. */
  function calling({ to, from }: Order): Party {
    if (to.kind === "user") return { kind: "bot", id: options.appId, tenant };
    const [usual] = accounts;
    const account = from?.toLowerCase() ?? usual;
    if (account === undefined) throw accountMissing();
    if (!accounts.includes(account)) throw accountUnknown(account, accounts);
    return { kind: "account", id: account, tenant };
  }

  /** The flow as this call gets it, if it calls such people. */
  function flowFor({ flow, to, values }: Order, session: string) {
    const version = published.servingCall(flow, session);
    if (!version) throw notPublished(flow);
    const { document } = version.main;
    const start = document.nodes.find(({ id }) => id === document.start);
    const type = start && nodeTypes.get(start.type);
    if (!start || !type?.calls) throw waitsForCalls(flow);
    if (!type.callers(start.data).includes(asCaller[to.kind])) throw calleeUnfit(flow, to);
    const problems = valueProblems(values, document.variables);
    if (problems.length > 0) throw valuesUnfit(problems);
    return version.main;
  }

  /** @throws ApiError where calls may not go to the number as things stand. What was placed before is told of all the same. */
  async function mayGo({ request, to }: Order, asked: string, at: number): Promise<void> {
    if (to.kind !== "phone") return;
    const { verdict } = options.judge(to.number);
    if (!verdict.allowed && !(await isKnown(database, { request, asked }, at)))
      throw notAllowed(to.number, verdict);
  }

  return {
    async place(order) {
      try {
        const fresh = randomUUID();
        const flow = flowFor(order, fresh);
        const called = calling(order);
        const at = now();
        const request = {
          request: order.request,
          asked: hashOf(order),
          session: fresh,
          flow: order.flow,
          whom: order.to.kind === "phone" ? maskedNumber(order.to.number) : null,
        };
        await mayGo(order, request.asked, at);
        const entered = await enter(database, request, rate, at);
        if (entered.is === "too many") throw rateExceeded(entered.bound, at);
        if (entered.is === "another") throw requestTaken(order.request);
        const { session, placed_at: placedAt } = entered.row;
        const repeated = entered.is === "known";
        // Whoever wrote the request down may have died before the call was begun.
        if (!repeated || at - placedAt < mayBeBegunMs) {
          const { language } = order;
          await runner.place({
            key: session,
            tenant,
            flow: session === fresh ? flow : flowFor(order, session),
            event: {
              type: "outgoing",
              caller: calleeAs(order.to, tenant),
              called,
              values: order.values,
              ...(language === undefined ? {} : { language }),
            },
          });
        }
        counters.count("outgoing_calls", repeated ? "repeated" : "placed");
        return { key: session, flow: entered.row.flow, placedAt, repeated };
      } catch (error) {
        if (error instanceof ApiError) counters.count("outgoing_calls", error.code);
        if (!(error instanceof StoreError)) throw error;
        counters.count("outgoing_calls", "store_away");
        throw storeAway(error);
      }
    },
    async list(behind) {
      const from = behind === undefined ? undefined : await requestOf(database, behind, now());
      if (behind !== undefined && !from) return undefined;
      const rows = await requestsIn(database, mostListed + 1, now(), from);
      const calls = rows.slice(0, mostListed).map(async (row) => {
        const { exits: _exits, ...course } = courseOf(await store.journal(row.session));
        return { ...shown(row), ...course };
      });
      return { calls: await Promise.all(calls), more: rows.length > mostListed };
    },
    async find(session) {
      const row = await requestOf(database, session, now());
      return row && { ...shown(row), ...courseOf(await store.journal(session)) };
    },
  };
}

function shown(row: {
  readonly session: string;
  readonly flow: string;
  readonly placed_at: number;
  readonly whom: string | null;
}): OutgoingCall {
  return { key: row.session, flow: row.flow, placedAt: row.placed_at, whom: row.whom };
}

const asCaller: Readonly<Record<Callee["kind"], CallerKind>> = {
  phone: "phone to account",
  user: "user to bot",
};

/** Who is called, as the flow sees them: at the other end of the call, like anybody who has called. */
function calleeAs(to: Callee, tenant: string): Party {
  const name = to.name === undefined ? {} : { name: to.name };
  return to.kind === "phone"
    ? { kind: "phone", number: to.number, ...name }
    : { kind: "user", id: to.id.toLowerCase(), tenant, ...name };
}

const notPublished = (flow: string) =>
  new ApiError(
    409,
    "flow_not_published",
    `No published flow is called "${flow}".`,
    "Publish it, then ask again.",
  );

const waitsForCalls = (flow: string) =>
  new ApiError(
    409,
    "flow_waits_for_calls",
    `"${flow}" waits for calls and places none.`,
    "Choose a flow that begins with Outgoing call.",
  );

const calleeUnfit = (flow: string, { kind }: Callee) =>
  new ApiError(
    422,
    "callee_unfit",
    `"${flow}" does not call ${kind === "phone" ? "phone numbers" : "people in Teams"}.`,
    "Say so in its Outgoing call step and publish it, or choose somebody else.",
  );

const valuesUnfit = (problems: readonly InputProblem[]) =>
  new ApiError(
    422,
    "values_unfit",
    "The flow cannot take these values.",
    "Correct them as it is said for each.",
    { input: problems },
  );

const notAllowed = (number: string, verdict: Extract<Verdict, { readonly allowed: false }>) =>
  new ApiError(
    problemTypes[verdict.code].status,
    verdict.code,
    `No call to ${maskedNumber(number)}. ${verdictWords(verdict)}`,
    refusalRemedies[verdict.code],
  );

const accountMissing = () =>
  new ApiError(
    409,
    "calling_account_missing",
    "Phones are called by a resource account with a number, and this server knows none.",
    "Set DIALTREE_CALLS_FROM to the object id of the account.",
  );

const accountUnknown = (account: string, known: readonly string[]) =>
  new ApiError(
    422,
    "calling_account_unknown",
    `The account ${account} may not call from here.`,
    known.length > 0
      ? `Use one of ${known.join(", ")}, or add it to DIALTREE_CALLS_FROM.`
      : "Add it to DIALTREE_CALLS_FROM.",
  );

const requestTaken = (request: string) =>
  new ApiError(
    409,
    "request_taken",
    `"${request}" stands for another call that was asked for before.`,
    "Give each call a name of its own, and the same only to the same one.",
  );

const rateExceeded = (bound: TooMany, now: number) =>
  new ApiError(
    429,
    "outgoing_rate_exceeded",
    `${bound.most} calls were placed in the last ${bound.in}, which is the most there may be.`,
    `Ask again in ${waiting(bound.from - now)}, or raise DIALTREE_CALLS_PER_${bound.in.toUpperCase()}.`,
  );

function waiting(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  return seconds <= 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}

const storeAway = (error: StoreError) =>
  new ApiError(
    503,
    "call_not_written",
    `Nobody knows whether the call was begun: ${error.message}`,
    "Ask again with the same request: nobody is called twice.",
  );
