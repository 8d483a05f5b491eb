import { callIdOf } from "../ids.ts";
import { problemsOf } from "../input/check.ts";
import type { InputProblem } from "../input/index.ts";
import { pathSegment, queryText } from "../input/odata.ts";
import type { RequestType } from "../replies/request-type.ts";
import type { CallFacts, GraphOperation } from "./operation.ts";
import { graphOperations, type InputOf, type OperationName } from "./registry.ts";

/** A request to Graph as data. `path` begins behind the version: `/communications/calls/…`. */
export interface GraphRequest {
  readonly type: RequestType;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export type Built =
  | { readonly request: GraphRequest; readonly problems?: undefined }
  | { readonly problems: readonly [InputProblem, ...InputProblem[]]; readonly request?: undefined };

/** The request that an operation is, or everything that speaks against it. Pure; nothing is sent. */
export function requestOf<N extends OperationName>(name: N, input: InputOf<N>, facts: CallFacts = {}): Built {
  return requestFrom(name, input, facts);
}

/** The same for an input that nobody has checked: of a file, a form, a person. */
export function requestFrom(name: OperationName, input: unknown, facts: CallFacts = {}): Built {
  // The table pairs each name with its own input, which the compiler cannot follow through an index.
  const operation: GraphOperation = graphOperations[name];
  const [first, ...others] = problemsWith(operation, input, facts);
  if (first) return { problems: [first, ...others] };
  const { ids = {}, body } = input as {
    readonly ids?: Readonly<Record<string, string>>;
    readonly body?: object;
  };
  const query = queryText(operation.query?.(input) ?? []);
  return {
    request: {
      type: name,
      method: operation.method,
      path: pathOf(operation, ids) + query,
      ...(operation.headers ? { headers: operation.headers } : {}),
      ...(body ? { body } : {}),
    },
  };
}

/** The address of an operation, with ids that have been checked. */
export function pathOf({ path }: GraphOperation, ids: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name] ?? "";
    return pathSegment(name === "call" ? (callIdOf(id) ?? "") : id);
  });
}

function problemsWith(operation: GraphOperation, input: unknown, facts: CallFacts): readonly InputProblem[] {
  const unfit = problemsOf(input, operation.input.schema);
  // Rules read members: they run on what has the right shape only.
  return unfit.length > 0
    ? unfit
    : [...unavailable(operation, facts), ...(operation.rules?.(input, facts) ?? [])];
}

/** What cannot be done to this call, whatever the input. */
function unavailable(
  { legacy, media, groupOnly }: GraphOperation,
  facts: CallFacts,
): readonly InputProblem[] {
  const found: InputProblem[] = [];
  const add = (code: InputProblem["code"], says: string, remedy: string) =>
    found.push({ code, at: "", says, remedy });
  if (legacy) add("legacy", "Graph does not offer this any more.", `Use ${legacy.instead}.`);
  if (media === "service" && facts.media === "app")
    add(
      "own media",
      "An app handles this call's media, so Graph neither plays nor hears anything in it.",
      "Leave it to that app, or answer the call with serviceHostedMediaConfig.",
    );
  if (media === "app" && facts.media === "service")
    add(
      "own media",
      "Only an app that handles a call's media itself can do this.",
      "Leave it out: in this call Graph handles the media.",
    );
  if (groupOnly && facts.group === false)
    add("unsupported", "This is for group calls only.", "Invite somebody first: then it is one.");
  return found;
}
