import { resolve } from "node:path";
import {
  findOperation,
  graphOperations,
  numbersCalledBy,
  type OperationName,
  operationNames,
  requestFrom,
} from "@dialtree/graph";
import { readTextFile } from "../files.ts";
import { type Connect, connect } from "../graph/connect.ts";
import { operationHelp, operationList } from "../graph/describe.ts";
import { printFailure, printProblems } from "../graph/failed.ts";
import { inputFrom } from "../graph/input.ts";
import { readAll } from "../graph/read-all.ts";
import { graphSettings } from "../graph/settings.ts";
import { shown } from "../graph/shown.ts";
import { askThrough } from "../graph/through-server.ts";
import type { Io } from "../io.ts";
import { serverOf } from "../live/server.ts";
import { nearest } from "../nearest.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { type Command, defineCommand } from "./command.ts";

/** The command, with a way to Graph; tests bring their own. */
export function graphCommand(connectTo: Connect): Command {
  return defineCommand({
    name: "graph",
    summary: "Does one operation of Microsoft Graph as the app, for administrators.",
    usage:
      "graph [operation] [--id <name=value>]… [--query <name=value>]… [--json <file or ->] [--server <url>]",
    operands: { what: "an operation", fewest: 0, most: 1 },
    options: {
      id: {
        value: "name=value",
        help: "An id of the path; the name may be left out of an only one.",
        repeatable: true,
      },
      query: { value: "name=value", help: "An option of the query.", repeatable: true },
      json: { value: "file", help: "The body; - reads it from stdin." },
      tenant: { value: "id", help: "The tenant, if DIALTREE_TENANTS has several." },
      server: { value: "url", help: "The server that asks Graph in this program's place." },
      "dry-run": { help: "Prints the request and sends nothing." },
    },
    more: `Without an operation it lists them all. dialtree graph <operation> --help says what one takes.

It speaks as the server does: DIALTREE_APP_ID, DIALTREE_APP_SECRET, DIALTREE_TENANTS, and where they are needed
DIALTREE_GRAPH_URL, DIALTREE_ENTRA_URL and DIALTREE_TRUST. With --server it is that server's Graph console which is asked, and
none of them is needed. What calls a phone number takes --server: the server knows where calls may go, and counts them; what
it refuses is not sent. The reply is printed as JSON, null where there is none;
secrets and tokens in it are not shown. Exits with 1 when Graph does not do it, with 2 when it was not sent.`,
    helpOn: (operand) => {
      const operation = findOperation(operand);
      return operation && operationHelp(operation);
    },
    run: async (io, { operands: [typed], values }) => {
      if (typed === undefined) {
        io.out.write(operationList());
        return exitCodes.done;
      }
      const name = named(typed);
      const json = values.json === undefined ? undefined : await bodyText(values.json, io);
      const input = inputFrom(name, { ids: values.id, query: values.query, json });
      const { request, problems } = requestFrom(...sendable(name, input), { now: io.clock.now() });
      if (problems) {
        printProblems(io, name, problems);
        return exitCodes.misused;
      }
      if (values["dry-run"]) {
        const { type: _type, ...shownRequest } = request;
        io.out.write(`${shown(shownRequest)}\n`);
        return exitCodes.done;
      }
      if (values.server !== undefined)
        return askThrough(io, serverOf(io, values.server), { name, input, tenant: values.tenant });
      if (numbersCalledBy(name, input).length > 0)
        throw misused(
          `${name} was not sent: it calls a phone number, and where calls may go is known to the server only.`,
          "Add --server and the server's address: it looks, counts the call, and asks Graph.",
        );
      const settings = graphSettings(io.env, values.tenant);
      const client = await connectTo(settings, io.cwd);
      try {
        if (name === "muteAll") return await muteEverybody(io, client, input, settings.tenant);
        const sent = await client.send(request, { tenant: settings.tenant });
        const { verdict } = sent.verdict;
        if (verdict === "done" || verdict === "accepted") {
          io.out.write(`${shown(sent.body, [settings.appSecret])}\n`);
          return exitCodes.done;
        }
        printFailure(io, name, graphOperations[name], sent);
        return exitCodes.failed;
      } finally {
        await client.close();
      }
    },
  });
}

export const graph = graphCommand(connect);

// What is done by several requests is checked by the first of them.
function sendable(name: OperationName, input: object): [OperationName, object] {
  if (name !== "muteAll") return [name, input];
  const { ids } = input as { readonly ids?: object };
  return ["listParticipants", { ids }];
}

async function muteEverybody(
  io: Io,
  client: Awaited<ReturnType<Connect>>,
  input: object,
  tenant: string,
): Promise<ExitCode> {
  const { muteAll } = await import("@dialtree/graph/io");
  const done = await muteAll(client, input as Parameters<typeof muteAll>[1], { tenant });
  if ("muted" in done) {
    io.out.write(
      `${shown({ muted: done.muted, failed: done.failed.map(({ participant }) => participant) })}\n`,
    );
    for (const { participant, sent } of done.failed)
      printFailure(io, `muteAll ${participant}`, graphOperations.muteParticipant, sent);
    return done.failed.length === 0 ? exitCodes.done : exitCodes.failed;
  }
  if (done.problems) {
    printProblems(io, "muteAll", done.problems);
    return exitCodes.misused;
  }
  printFailure(io, "muteAll", graphOperations.listParticipants, done.sent);
  return exitCodes.failed;
}

function named(typed: string): OperationName {
  const name = findOperation(typed);
  if (name) return name;
  const meant = nearest(typed, operationNames);
  throw misused(
    `Graph has no operation "${typed}" here.`,
    meant ? `Did you mean "dialtree graph ${meant}"?` : "dialtree graph lists them.",
  );
}

function bodyText(file: string, io: Io): Promise<string> | string {
  return file === "-" ? readAll(io.stdin) : readTextFile(resolve(io.cwd, file));
}
