import type { Clock, Settled } from "@dialtree/calls";
import { type Answer, type Egress, type EgressFault, type Question, readJson } from "@dialtree/egress";
import { fillLookup, type Lookup, originOf, takeFrom } from "@dialtree/flow";

/** Gives out a secret for one host, by both their names; undefined where there is none for it. */
export type SecretFor = (name: string, origin: string) => Promise<string | undefined>;

// Somebody has the other system answer 503 while it starts, and the like.
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);
// With these nothing was taken in there, or nobody knows whether it was.
const worthAnotherTry: ReadonlySet<EgressFault> = new Set(["unreachable", "broken-off"]);
const again = { times: 1, afterMs: 250 } as const;

/**
 * Looks something up, as a flow asks. Never rejects, and what it tells for the log names no value.
 * @param signal Whoever waited for it is gone.
 */
export async function lookUp(
  lookup: Lookup,
  given: Readonly<Record<string, string>>,
  signal: AbortSignal,
  {
    egress,
    secretFor,
    clock,
    mine,
  }: {
    readonly egress: Egress;
    readonly secretFor: SecretFor;
    readonly clock: Clock;
    /** Whether it is still this server's to ask; asked last thing before it does. */
    readonly mine: () => boolean;
  },
): Promise<Settled | "withheld"> {
  const prepared = await preparedOf(lookup, given, secretFor);
  if ("failure" in prepared) return failed(prepared.detail);
  const { question } = prepared;
  const { repeatable, within } = lookup;
  const until = clock.now() + within * 1_000;
  for (let tries = 0; ; tries += 1) {
    const withinMs = until - clock.now();
    if (withinMs <= 0) return { outcome: "done", answer: "timed-out" };
    if (!mine()) return "withheld";
    const answer = await egress.ask({ ...question, withinMs }, signal);
    if (!repeatable || tries >= again.times || !mayPass(answer)) return settled(answer, lookup);
    await new Promise<void>((resolve) => void clock.after(again.afterMs, resolve));
  }
}

/** A request with its values and secrets, ready to go out, or why it cannot. */
export type Prepared =
  | { readonly question: Question; readonly secrets: readonly string[] }
  | { readonly failure: "value-missing" | "secret-missing"; readonly detail: string };

export async function preparedOf(
  lookup: Lookup,
  given: Readonly<Record<string, string>>,
  secretFor: SecretFor,
): Promise<Prepared> {
  const filled = fillLookup(lookup, given);
  const origin = originOf(lookup.url);
  if (!filled || origin === undefined)
    return { failure: "value-missing", detail: "a value is not known, or cannot stand in its place" };
  const headers: Record<string, string> = { ...filled.headers };
  const secrets: string[] = [];
  for (const { header, before, secret: name } of lookup.secrets) {
    const secret = await secretFor(name, origin);
    if (secret === undefined)
      return { failure: "secret-missing", detail: `there is no secret ${name} for this host` };
    headers[header.toLowerCase()] = `${before}${secret}`;
    secrets.push(secret);
  }
  return { question: { ...filled, method: lookup.method, headers }, secrets };
}

function mayPass(answer: Answer): boolean {
  return "fault" in answer ? worthAnotherTry.has(answer.fault) : passing.has(answer.status);
}

/** What an answer comes to for a flow. */
export function settled(answer: Answer, { takes }: Lookup): Settled {
  if ("fault" in answer)
    return answer.fault === "timed-out" ? { outcome: "done", answer: "timed-out" } : failed(answer.detail);
  const { status, body } = answer;
  if (status === 404) return { outcome: "done", answer: "not-found" };
  if (status < 200 || status > 299) return failed(`it answered ${status}`);
  if (takes.length === 0) return { outcome: "done", answer: "found" };
  if (body.length === 0)
    return takes.some(({ needed }) => needed)
      ? { outcome: "done", answer: "not-found" }
      : { outcome: "done", answer: "found" };
  const read = readJson(body);
  if ("fault" in read) return failed(`what it answered cannot be used: ${read.fault}`);
  const taken = takeFrom(read.value, takes);
  if ("missing" in taken) return { outcome: "done", answer: "not-found" };
  if ("unfit" in taken) return failed(`what is kept as ${taken.unfit} is something else`);
  return { outcome: "done", answer: "found", values: taken.values };
}

function failed(detail: string): Settled {
  return { outcome: "failed", detail };
}
