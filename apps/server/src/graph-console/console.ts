import { randomUUID } from "node:crypto";
import type { Clock, Newsroom } from "@dialtree/calls";
import {
  findOperation,
  graphOperations,
  type InputProblem,
  normalId,
  numbersCalledBy,
  type OperationName,
  operationNames,
  problemsOf,
  readGraphError,
  requestFrom,
  withoutSecrets,
} from "@dialtree/graph";
import { type GraphClient, muteAll, type SendOptions, type Sent } from "@dialtree/graph/io";
import { ApiError } from "../control/api/errors.ts";
import type { Addresses } from "../line/addresses.ts";
import type { NotLetGo, OutsideGuard } from "../line/outside-calls.ts";
import type { Counters } from "../operating/counters.ts";
import { problemTypes } from "../problems/types.ts";
import { fillIn } from "./filling.ts";
import { newConsoleKey } from "./key.ts";
import type { Notices } from "./notices.ts";
import { type VerdictWords, verdictWords } from "./verdict-words.ts";

/** What the console works with; most of it is the server's own. */
export interface ConsoleOptions {
  readonly client: Pick<GraphClient, "send">;
  /** The time that the client lives in, and that of the calendar. */
  readonly clock: Pick<Clock, "now">;
  readonly wallClock: Pick<Clock, "now">;
  readonly settings: {
    readonly appId: string;
    readonly appSecret: string;
    readonly tenants: readonly string[];
  };
  readonly addresses: Pick<Addresses, "callback">;
  readonly newsroom: Pick<Newsroom, "of">;
  readonly notices: Notices;
  /** Lets calls go to phone numbers, or not. */
  readonly outside: Pick<OutsideGuard, "admit">;
  readonly counters: Counters;
  /** A line for the log; nothing of an input or a reply is in it. */
  readonly log: (sent: Readonly<Record<string, unknown>>) => void;
}

/** What somebody asks for: an operation, in a tenant, with an input that nobody has looked at. */
export interface ConsoleOrder {
  readonly name: string;
  readonly tenant: string | undefined;
  readonly input: unknown;
}

export interface ConsoleReply {
  readonly operation: OperationName;
  readonly tenant: string;
  /** Method and path, as they were sent; undefined where several were. */
  readonly request: string | null;
  /** JSON pointers to what was filled in. */
  readonly filled: readonly string[];
  readonly status: number | null;
  /** What Graph said, without secrets; `cut` says that it is the beginning of it, as text. */
  readonly body: unknown;
  readonly cut: boolean;
  readonly milliseconds: number;
  /** How often it was sent. */
  readonly attempts: number;
  /** What Graph calls the request in its own logs. */
  readonly requestId?: string;
  readonly verdict: VerdictWords;
}

// Beside what is short, meetings have passcodes.
const secretNames = /token$|secret|password|passcode|clientState|^authorization$/i;
// Graph repeats where it tells of a call; what proves such an address to be ours stays here.
const signatures = /(?<=\/api\/calls\/[^/\s]{1,200}\/)[\w-]{43}(?![\w-])/g;
const mostShown = 200_000;
// People wait for this.
const patienceMs = 25_000;
const lastRepeatMs = 15_000;
// More than any input of Graph's; a body that is deeper could not even be written down.
const deepest = 40;

/**
 * Does one operation as the app. What Graph makes of it is an answer, whatever it is.
 * @throws ApiError for what is not sent: an unknown operation, an input with problems, settings that are missing, a number
 *   that calls may not go to.
 */
export async function ask(
  order: ConsoleOrder,
  options: ConsoleOptions,
  signal: AbortSignal,
): Promise<ConsoleReply> {
  const { client, clock, counters, log } = options;
  const name = operationOf(order.name);
  const tenant = tenantOf(order.tenant, options.settings);
  if (depthOf(order.input) > deepest)
    throw new ApiError(
      400,
      "input_too_deep",
      `The input is nested more than ${deepest} deep.`,
      "Compare it with the example.",
    );
  const { input, filled } = filledInput(name, order.input, tenant, options);
  const began = clock.now();
  const sending: SendOptions = {
    tenant,
    deadlineAt: began + lastRepeatMs,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  };
  const result =
    name === "muteAll"
      ? await muteEverybody(client, input, sending)
      : await sendOne(name, input, filled, options, sending);
  const { sent, verdict, request, body, attempts } = result;
  const last = sent?.attempts.at(-1);
  const requestId = last?.requestId ?? readGraphError(sent?.body)?.requestId;
  counters.count("graph_console", verdict.outcome);
  log({
    operation: name,
    tenant,
    outcome: verdict.outcome,
    answer: last?.answer,
    graphRequest: requestId,
    clientRequest: last?.clientRequestId,
  });
  return {
    operation: name,
    tenant,
    request,
    filled,
    status: typeof last?.answer === "number" ? last.answer : null,
    ...bounded(
      withoutSecrets(body ?? null, { names: secretNames, secrets: [options.settings.appSecret, signatures] }),
    ),
    milliseconds: Math.round(clock.now() - began),
    attempts,
    ...(requestId === undefined ? {} : { requestId }),
    verdict,
  };
}

/** What is missing before anything can be sent, each with what it has to be set to. */
function missingSettings({ appId, appSecret, tenants }: ConsoleOptions["settings"]): readonly string[] {
  return [
    ...(appId === "" ? ["DIALTREE_APP_ID to the app's id"] : []),
    ...(appSecret === "" ? ["DIALTREE_APP_SECRET to the app's secret"] : []),
    ...(tenants.length === 0 ? ["DIALTREE_TENANTS to the id of the tenant"] : []),
  ];
}

function operationOf(typed: string): OperationName {
  const name = findOperation(typed);
  if (name) return name;
  throw new ApiError(
    404,
    "operation_unknown",
    `Graph has no operation "${typed}" here.`,
    `Choose one of ${operationNames.join(", ")}.`,
  );
}

function tenantOf(asked: string | undefined, settings: ConsoleOptions["settings"]): string {
  const missing = missingSettings(settings);
  if (missing.length > 0)
    throw new ApiError(
      409,
      "settings_missing",
      "This server has not been told how to sign in to Graph.",
      `Set ${missing.join(" and ")}, and start it again.`,
    );
  const tenant = settings.tenants.find((one) => asked === undefined || one === normalId(asked));
  if (tenant !== undefined) return tenant;
  throw new ApiError(
    400,
    "tenant_unknown",
    `The tenant ${asked} is not one of this server's.`,
    `Choose one of ${settings.tenants.join(", ")}, or add it to DIALTREE_TENANTS.`,
  );
}

function filledInput(
  name: OperationName,
  input: unknown,
  tenant: string,
  { addresses, newsroom }: ConsoleOptions,
): { readonly input: unknown; readonly filled: readonly string[] } {
  const { problem, ...done } = fillIn(name, input, {
    consoleAddress: () => addresses.callback(newConsoleKey(), tenant),
    flowAddress: (call) => {
      const news = newsroom.of(call);
      const over = news === undefined || news.at(-1)?.kind === "ended";
      return over ? undefined : addresses.callback(call, tenant);
    },
    newContext: () => `console-${randomUUID()}`,
  });
  if (problem) throw refused(name, [problem]);
  return done;
}

interface Result {
  /** The last that was sent; undefined when several were, and all did well. */
  readonly sent: Sent | undefined;
  readonly verdict: VerdictWords;
  readonly request: string | null;
  readonly body: unknown;
  readonly attempts: number;
}

async function sendOne(
  name: OperationName,
  input: unknown,
  filled: readonly string[],
  { client, wallClock, outside, counters }: ConsoleOptions,
  sending: SendOptions,
): Promise<Result> {
  const { request, problems } = requestFrom(name, input, { now: wallClock.now() });
  if (problems)
    throw refused(
      name,
      problems.map((problem) => ofOurs(problem, filled)),
    );
  const numbers = numbersCalledBy(name, input);
  // Whoever sits there may call on behalf of anybody: each request counts for the number and for all, and for no caller.
  const asking = { key: newConsoleKey(), caller: { kind: "unknown" } } as const;
  const why = numbers.length > 0 ? await outside.admit(asking, name, numbers) : undefined;
  if (why) {
    counters.count("graph_console", "refused");
    throw notLetGo(name, why);
  }
  const sent = await client.send(request, sending);
  return {
    sent,
    verdict: verdictWords(name, sent),
    request: `${request.method} ${request.path}`,
    body: sent.body,
    attempts: sent.attempts.length,
  };
}

/** Graph no longer has the action: everybody is muted one after the other. */
async function muteEverybody(
  client: ConsoleOptions["client"],
  input: unknown,
  sending: SendOptions,
): Promise<Result> {
  const unfit = problemsOf(input, graphOperations.muteAll.input.schema);
  if (unfit.length > 0) throw refused("muteAll", unfit);
  let attempts = 0;
  const counting: ConsoleOptions["client"] = {
    send: async (request, options) => {
      const sent = await client.send(request, options);
      attempts += sent.attempts.length;
      return sent;
    },
  };
  const done = await muteAll(counting, input as Parameters<typeof muteAll>[1], sending);
  if (!("muted" in done)) {
    if (done.problems) throw refused("muteAll", done.problems);
    const { sent } = done;
    return {
      sent,
      verdict: verdictWords("listParticipants", sent),
      request: null,
      body: sent.body,
      attempts,
    };
  }
  const { muted, failed } = done;
  const first = failed[0]?.sent;
  return {
    sent: first,
    verdict: first
      ? {
          ...verdictWords("muteParticipant", first),
          says: `${muted.length} muted, ${failed.length} not. ${verdictWords("muteParticipant", first).says}`,
        }
      : { outcome: "done", says: `${muted.length} muted.` },
    request: null,
    body: {
      muted,
      failed: failed.map(({ participant, sent }) => ({ participant, said: sent.body ?? null })),
    },
    attempts,
  };
}

// What was filled in wrongly is nobody's typing: the server's own address is at fault.
function ofOurs(problem: InputProblem, filled: readonly string[]): InputProblem {
  if (problem.at !== "/body/callbackUri" || !filled.includes(problem.at)) return problem;
  return {
    ...problem,
    says: "This server's own address is none that Graph would tell anything.",
    remedy: "Set DIALTREE_PUBLIC_URL to an https address, or give a callbackUri.",
  };
}

function refused(name: OperationName, problems: readonly InputProblem[]): ApiError {
  const [first] = problems;
  const wrong = problems.length === 1 ? "something is" : `${problems.length} things are`;
  return new ApiError(
    400,
    "input_refused",
    `${name} was not sent: ${wrong} wrong with its input.`,
    first ? `${first.at}: ${first.says} ${first.remedy}` : "Correct the input.",
    { input: problems },
  );
}

function notLetGo(name: OperationName, { code, to, says, remedy }: NotLetGo): ApiError {
  return new ApiError(
    problemTypes[code].status,
    code,
    `${name} was not sent: no call to ${to}. ${says}`,
    remedy,
  );
}

function bounded(body: unknown): { readonly body: unknown; readonly cut: boolean } {
  const text = JSON.stringify(body);
  return text.length > mostShown ? { body: text.slice(0, mostShown), cut: true } : { body, cut: false };
}

/** How deep a value is nested, counted no further than matters. */
function depthOf(value: unknown): number {
  let layer: readonly unknown[] = [value];
  for (let depth = 0; depth <= deepest; depth += 1) {
    layer = layer.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (layer.length === 0) return depth;
  }
  return deepest + 1;
}
