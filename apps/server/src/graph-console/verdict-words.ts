import {
  callingErrors,
  type GraphOperation,
  graphOperations,
  type OperationName,
  operationRows,
  readGraphError,
  remedyFor,
} from "@dialtree/graph";
import type { Sent } from "@dialtree/graph/io";

/** What became of a request, for people. */
export interface VerdictWords {
  readonly outcome: "done" | "accepted" | "failed" | "unknown";
  readonly says: string;
  /** What to do, where there is something to do. */
  readonly remedy?: string;
}

const later: Readonly<Record<GraphOperation["settledBy"], string>> = {
  "the reply": "Graph has taken it on.",
  "its operation": "Graph has taken it on. A notice tells how it ends.",
  connected: "Graph has taken it on. A notice tells when the call is connected.",
  ended: "Graph has taken it on. A notice tells when the call has ended.",
  "the roster": "Graph has taken it on. A notice tells what has changed in the call.",
};

export function verdictWords(name: OperationName, { verdict, body }: Sent): VerdictWords {
  const operation: GraphOperation = graphOperations[name];
  const remedy = remedies[remedyFor(operation, verdict)](name);
  switch (verdict.verdict) {
    case "done":
      return {
        outcome: "done",
        says: verdict.callGone ? "The call was over already, which is what was wanted." : "Done.",
      };
    case "accepted":
      return { outcome: "accepted", says: later[operation.settledBy] };
    case "unknown":
      return { outcome: "unknown", says: "Nobody knows whether it happened.", remedy };
    case "failed":
      return { outcome: "failed", says: failureWords(verdict, body), remedy };
  }
}

function failureWords(
  { reason, detail = "" }: Extract<Sent["verdict"], { verdict: "failed" }>,
  body: unknown,
): string {
  if (detail === "aborted") return "It took too long, and was given up before it was sent.";
  if (detail.startsWith("no token")) return `There is no token to send it with (${detail.slice(10)}).`;
  if (/^[A-Z_]+$/.test(detail)) return `Graph was not reached (${detail}).`;
  const error = readGraphError(body);
  const known = callingErrors.find(({ code }) => code === error?.code)?.says ?? error?.message;
  const begin = reason === "refused" ? "Graph does not allow it" : "Graph did not do it";
  return known ? `${begin}: ${known.replace(/\.$/, "")}.` : `${begin} (${detail}).`;
}

const remedies: Readonly<Record<ReturnType<typeof remedyFor>, (name: OperationName) => string>> = {
  "ask for less": () => "The reply is longer than is read here. Ask for less of it.",
  "look first": () => "Look with getCall or getOperation before you send it again: it would happen twice.",
  "send again": () => "Send it again: that does no harm.",
  nothing: () => "The call is over; there is nothing to do on it.",
  "check credentials": () =>
    "Check DIALTREE_APP_ID, DIALTREE_APP_SECRET and DIALTREE_TENANTS, and that Entra (DIALTREE_ENTRA_URL) can be reached.",
  "grant permission": (name) =>
    `Grant the app this in Entra, and have an administrator consent: ${permissionOf(name)}.`,
  "check ids": () => "Check the ids.",
  wait: () => "Graph is asked too much at the moment. Send it again later.",
  "check network": () => "Check the network and DIALTREE_GRAPH_URL.",
  "check input": () => "Compare the input with what the operation takes.",
};

function permissionOf(name: OperationName): string | undefined {
  return operationRows()
    .flatMap(({ rows }) => rows)
    .find((row) => row.name === name)?.permission;
}
