import type { Clock } from "@dialtree/calls";
import { type Answer, type Egress, type EgressFault, readJson } from "@dialtree/egress";
import { type Lookup, takeFrom, type VariableValue } from "@dialtree/flow";
import { preparedOf, type SecretFor, settled } from "./looking-up.ts";

/** What a request came to that somebody who draws a flow had carried out once. */
export interface Trial {
  /** The exit that a call would take. */
  readonly exit: "found" | "not-found" | "timed-out" | "failed";
  /** Method and address as they were asked, without headers; undefined where nothing was sent. */
  readonly asked?: string;
  readonly status?: number;
  readonly milliseconds: number;
  /** Why a call would leave by a failure, and what to do. */
  readonly says?: string;
  readonly remedy?: string;
  /** What each thing that is kept of the answer came to; empty where there is no answer to look into. */
  readonly takes: readonly {
    readonly as: string;
    readonly pointer: string;
    /** As it would be kept; left out where it is shown to nobody. */
    readonly value?: VariableValue;
    readonly came: "found" | "missing" | "unfit";
  }[];
}

export interface TrialOrder {
  readonly lookup: Lookup;
  /** Values to try it with, by the names in the request. */
  readonly given: Readonly<Record<string, string>>;
  /** Names of what is shown to nobody. */
  readonly hidden: readonly string[];
}

// What is longer is shown by its beginning: it is for eyes.
const mostShown = 200;

/** Carries a request out once, as a call would, and tells what came of it. Nothing of it is kept, and no secret is told. */
export async function tryLookup(
  { lookup, given, hidden }: TrialOrder,
  signal: AbortSignal,
  {
    egress,
    secretFor,
    clock,
  }: { readonly egress: Egress; readonly secretFor: SecretFor; readonly clock: Pick<Clock, "now"> },
): Promise<Trial> {
  const began = clock.now();
  const prepared = await preparedOf(lookup, given, secretFor);
  if ("failure" in prepared)
    return {
      exit: "failed",
      milliseconds: 0,
      says: sentence(prepared.detail),
      remedy: preparing[prepared.failure],
      takes: [],
    };
  const { question, secrets } = prepared;
  const answer = await egress.ask({ ...question, withinMs: lookup.within * 1_000 }, signal);
  // Whoever is asked may send back what they were sent.
  const without = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, "***"), text);
  const came = settled(answer, lookup);
  const detail = came.detail ?? (came.answer === "timed-out" ? "it did not answer in time" : undefined);
  const remedy = remedyFor(answer, came.outcome === "failed");
  return {
    exit: came.outcome === "done" ? (came.answer as Trial["exit"]) : "failed",
    asked: without(`${question.method} ${question.url}`),
    ...("status" in answer && answer.status !== undefined ? { status: answer.status } : {}),
    milliseconds: Math.round(clock.now() - began),
    ...(detail === undefined ? {} : { says: sentence(without(detail)) }),
    ...(remedy === undefined ? {} : { remedy }),
    takes: takesOf(answer, lookup, hidden, without),
  };
}

function takesOf(
  answer: Answer,
  { takes }: Lookup,
  hidden: readonly string[],
  without: (text: string) => string,
): Trial["takes"] {
  if ("fault" in answer || answer.status < 200 || answer.status > 299) return [];
  const read = readJson(answer.body);
  if ("fault" in read) return [];
  return takes.map((take) => {
    const { as, pointer } = take;
    const found = takeFrom(read.value, [{ ...take, needed: true }]);
    if ("missing" in found) return { as, pointer, came: "missing" };
    if ("unfit" in found) return { as, pointer, came: "unfit" };
    const value = found.values[as];
    if (hidden.includes(as) || value === undefined) return { as, pointer, came: "found" };
    const shown = typeof value === "string" ? without(value).slice(0, mostShown) : value;
    return { as, pointer, came: "found", value: shown };
  });
}

const preparing = {
  "value-missing":
    "Give each value something to try it with: none may be empty in the address, or have a line end in a header.",
  "secret-missing": "Have an administrator keep it for this host, on the page Connections.",
} as const;

const remedies: Readonly<Record<EgressFault, string>> = {
  "not-approved": "Have whoever looks after the installation add the host to DIALTREE_HOSTS.",
  "address-refused":
    "Its name leads into a network that is not allowed. Whoever looks after the installation can allow it in DIALTREE_HOSTS.",
  "left-alone": "It failed several times in a row. Try again in ten seconds.",
  unreachable: "Look whether the host is right, and whether it is up.",
  "timed-out": "Wait longer in this step, or ask whoever runs it to answer sooner.",
  "broken-off": "Try again; if it stays, ask whoever runs it.",
  "bad-answer": "Ask for less: an answer has 256,000 bytes at most.",
  "given-up": "Try again.",
};

function remedyFor(answer: Answer, isFailed: boolean): string | undefined {
  if ("fault" in answer) return remedies[answer.fault];
  if (!isFailed) return undefined;
  const { status } = answer;
  if (status === 401 || status === 403) return "Look whether the step sends the secret that is needed there.";
  if (status >= 300 && status < 400) return "Redirects are not followed: write the address that it leads to.";
  if (status >= 400 && status < 500) return "Look at the address and at what is sent along.";
  if (status >= 500) return "Something is wrong there. Try again, or ask whoever runs it.";
  return "Look at what the answer is, and at what the step takes it for.";
}

function sentence(detail: string): string {
  return `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`;
}
