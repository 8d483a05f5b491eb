import { check, interfaceOf } from "@dialtree/engine";
import { type Advice, explain, type Problem, type Severity } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { type FlowFolder, findFlow, flowId, loadFlow, type ReadableFlow } from "./flow-folder.ts";
import type { Io } from "./io.ts";
import { flowsBeside, flowsNamedIn } from "./other-flows.ts";
import { counted, plain, type Terminal, terminal } from "./terminal.ts";

// The embedded voice speaks English.
const voices = ["en"];

/** Everything wrong with a flow: what its reader found, then what the check finds in it. */
export function problemsOf(flow: FlowFolder, cwd: string): readonly Problem[] {
  const { document, problems } = flow;
  if (!document) return problems;
  const recordings = new Map(
    [...flow.recordings].map(([name, read]) => [name, "fault" in read ? { fault: read.fault } : {}]),
  );
  const calendars = new Set(flow.calendars.keys());
  const others = flowsNamedIn(document).size > 0 ? flowsBeside(flow, cwd) : [];
  const flows = new Map(
    [flow, ...others].map((one) => [flowId(one), one.document && interfaceOf(one.document, nodeTypes)]),
  );
  const known = new Set(problems.map(key));
  const found = check(document, nodeTypes, { voices, recordings, flows, calendars });
  return [...problems, ...found.filter((problem) => !known.has(key(problem)))];
}

/** A problem in words. */
export function inWords(problem: Pick<Problem, "code" | "values">): {
  readonly sentence: string;
  readonly remedy: string;
} {
  return explain(
    problem,
    [...nodeTypes.values()].map((type) => type.problems),
  );
}

/** Prints a problem: the place first, because terminals make a link of it. */
export function printProblem(to: Terminal, shown: string, problem: Problem | Advice): void {
  const { sentence, remedy } = inWords(problem);
  to.line(`${to.bold(plain(`${shown}:${problem.at}`))}  ${problem.severity}  ${to.dim(problem.code)}`);
  to.line(`    ${plain(sentence)}`);
  to.line(`    ${plain(remedy)}`);
}

/**
 * The flow that somebody named; undefined when it cannot be read: then its problems are on stderr.
 * @throws Refusal when there is none.
 */
export function readableFlow(io: Io, named: string): ReadableFlow | undefined {
  const flow = loadFlow(findFlow(named, io.cwd), io.cwd);
  const { document, problems, shown } = flow;
  if (document) return { ...flow, document };
  for (const problem of problems) printProblem(terminal(io.err, io.env), shown, problem);
  return undefined;
}

export function ofSeverity<Found extends Pick<Problem | Advice, "severity">>(
  problems: readonly Found[],
  severity: Severity,
): readonly Found[] {
  return problems.filter((problem) => problem.severity === severity);
}

/**
 * Whether these flows, the called one first, are fit for a call: errors are listed on stderr and keep them from it,
 * unless `despiteErrors`. A flow that cannot be read at all cannot be forced either.
 */
export function fitForCall(flows: readonly FlowFolder[], io: Io, despiteErrors: boolean): boolean {
  const err = terminal(io.err, io.env);
  const found = flows.flatMap((flow) =>
    ofSeverity(problemsOf(flow, io.cwd), "error").map((problem) => ({ flow, problem })),
  );
  if (found.length === 0) return true;
  const count = counted(found.length, "error");
  const readable = flows[0]?.document !== undefined;
  if (despiteErrors && readable) {
    err.line(`dialtree: played despite ${count}; what is broken leads to the fallback.`);
    return true;
  }
  for (const { flow, problem } of found) printProblem(err, flow.shown, problem);
  err.line(`dialtree: the call is not played, because of ${count}.`);
  err.line(`Correct what is listed above${readable ? ", or play it anyway with --despite-errors" : ""}.`);
  return false;
}

// Reader and check may both see the same thing.
function key({ code, at }: Problem): string {
  return `${code} ${at}`;
}
