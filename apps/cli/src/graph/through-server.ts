import type { OperationName } from "@dialtree/graph";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { type ExitCode, exitCodes } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { shown } from "./shown.ts";

interface Order {
  readonly name: OperationName;
  readonly input: object;
  /** The server's first unless told. */
  readonly tenant: string | undefined;
}

interface Reply {
  readonly body: unknown;
  readonly verdict: { readonly outcome: string; readonly says: string; readonly remedy?: string };
}

/**
 * Has a server's Graph console do an operation: held to what holds there of where calls may go.
 * @throws Refusal with what the server says, when it does not send it
 */
export async function askThrough(io: Io, server: Peer, { name, input, tenant }: Order): Promise<ExitCode> {
  const order = { input, ...(tenant === undefined ? {} : { tenant }) };
  const answer = await done(server, "POST", `/api/graph/operations/${name}/requests`, order);
  const { body, verdict } = answer.body as Reply;
  const { outcome, says, remedy } = verdict;
  if (outcome === "done" || outcome === "accepted") {
    io.out.write(`${shown(body)}\n`);
    return exitCodes.done;
  }
  io.err.write(`dialtree: ${name}  ${outcome}\n    ${plain(says)}\n`);
  if (remedy !== undefined) io.err.write(`    ${plain(remedy)}\n`);
  return exitCodes.failed;
}
