import { isJsonObject } from "@dialtree/flow";
import { callIdOf, type InputProblem, type OperationName } from "@dialtree/graph";
import { filledMembers } from "./catalogue.ts";

/** What the server knows that whoever types an input cannot. */
export interface Fillings {
  /** Where news of something that the console asked for goes. */
  readonly consoleAddress: () => string;
  /** Where a flow hears of its call; undefined when no flow has the call. */
  readonly flowAddress: (call: string) => string | undefined;
  readonly newContext: () => string;
}

export interface FilledInput {
  readonly input: unknown;
  /** JSON pointers to what was filled in. */
  readonly filled: readonly string[];
  readonly problem?: InputProblem;
}

/**
 * An input with what was left out. Whatever has no body is given back as it is: it is for the check to say what is wrong.
 * A call that a flow has stays the flow's: what Graph tells of it goes on to there, whoever asked for what.
 */
export function fillIn(name: OperationName, input: unknown, fillings: Fillings): FilledInput {
  if (!isJsonObject(input) || !isJsonObject(input.body)) return { input, filled: [] };
  const { body, ids } = input;
  const members = filledMembers(name);
  const call = callIdOf(isJsonObject(ids) ? ids.call : undefined);
  const flow = members.includes("callbackUri") && call !== undefined ? fillings.flowAddress(call) : undefined;
  const isGiven = (member: string) => body[member] !== undefined && body[member] !== null;
  if (flow !== undefined && isGiven("callbackUri")) {
    const problem: InputProblem = {
      code: "conflict",
      at: "/body/callbackUri",
      says: "A flow has this call, and has to go on hearing of it.",
      remedy: "Leave callbackUri out.",
    };
    return { input, filled: [], problem };
  }
  const left = members.filter((member) => !isGiven(member));
  const added = left.map((member): [string, string] => [
    member,
    member === "clientContext" ? fillings.newContext() : (flow ?? fillings.consoleAddress()),
  ]);
  return {
    input: { ...input, body: { ...body, ...Object.fromEntries(added) } },
    filled: left.map((member) => `/body/${member}`),
  };
}
