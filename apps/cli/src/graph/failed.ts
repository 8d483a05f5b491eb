import {
  callingErrors,
  type GraphOperation,
  type InputProblem,
  readGraphError,
  remedyFor,
} from "@dialtree/graph";
import type { Sent } from "@dialtree/graph/io";
import type { Io } from "../io.ts";
import { plain } from "../terminal.ts";
import { permissionLines } from "./describe.ts";

/** Says what keeps an operation from being sent: code, place, sentence, remedy. */
export function printProblems(io: Io, name: string, problems: readonly InputProblem[]): void {
  for (const { code, at, says, remedy } of problems) {
    io.err.write(`dialtree: ${name}${at}  ${code}\n    ${plain(says)}\n    ${plain(remedy)}\n`);
  }
}

/** Says why an operation failed, or that nobody knows, and what can be done. */
export function printFailure(io: Io, name: string, operation: GraphOperation, { verdict, body }: Sent): void {
  const error = readGraphError(body);
  const known = callingErrors.find(({ code }) => code === error?.code);
  const detail = "detail" in verdict ? (verdict.detail ?? "") : "";
  const said = known?.says ?? error?.message;
  const request = error?.requestId ? ` (request ${error.requestId})` : "";
  const outcome =
    verdict.verdict === "unknown" ? "unknown" : "reason" in verdict ? verdict.reason : verdict.verdict;
  io.err.write(
    `dialtree: ${name}  ${outcome}  ${plain(detail)}${request}\n${said ? `    ${plain(said)}\n` : ""}    ${plain(remedy(name, operation, verdict))}\n`,
  );
}

function remedy(name: string, operation: GraphOperation, verdict: Sent["verdict"]): string {
  switch (remedyFor(operation, verdict)) {
    case "ask for less":
      return "The reply is too long. Ask for less of it.";
    case "look first":
      return "It may have happened. Look with getCall or getOperation before you send it again.";
    case "send again":
      return "It may have happened. Sending it again does no harm.";
    case "nothing":
      return "The call is over; there is nothing to do on it.";
    case "check credentials":
      return "Check DIALTREE_APP_ID, DIALTREE_APP_SECRET and the tenant, and that Entra can be reached.";
    case "grant permission":
      return `Grant the app one of these and have an administrator consent: ${permissionLines(operation).join("; ")}.`;
    case "check ids":
      return "Check the ids.";
    case "wait":
      return "Graph is asked too much. Try again later.";
    case "check network":
      return "Graph cannot be reached. Check the network and DIALTREE_GRAPH_URL.";
    case "check input":
      return `See dialtree graph ${name} --help for what it takes.`;
  }
}
