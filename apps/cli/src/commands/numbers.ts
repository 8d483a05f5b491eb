import { live } from "@dialtree/flow/names";
import { actionNamed } from "../actions.ts";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import { estateOn, type ServersLine } from "../live/estate.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { jsonLine, plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  readonly called: string | undefined;
  readonly flow: string | undefined;
  readonly json: boolean;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = {
  list,
  assign,
  release,
};

export const numbers = defineCommand({
  name: "numbers",
  summary: "Shows and changes which flow of a server answers for which number.",
  usage: "numbers [list | assign <number> <flow> | release <number>] [--json] [--server <url>]",
  operands: { what: "what to do, a number and a flow", fewest: 0, most: 3 },
  options: {
    json: { help: "A JSON object a line, for programs." },
    server: serverOption,
  },
  more: `A number is a phone number such as +15550100, the object id of a resource account, or bot. A change counts for the next call.

list shows which version answers and since when, who takes calls when something goes wrong, and the last call since the server was
started; below that what was dialled and leads to no flow. A number of another environment than live is told with it. In --json a
line is {"called", "flow", "title", "environment", "version", "fallback", "lastCallAt"}, or {"called", "unanswered", "lastCallAt"}.
dialtree estate shows what callers get to from there.`,
  run: async (io, { operands: [action = "list", called, flow], values: { server, json } }) => {
    const perform = actionNamed(actions, action, "numbers");
    return perform(io, { server: serverOf(io, server), called, flow, json });
  },
});

async function list(io: Io, { server, json }: Asked): Promise<ExitCode> {
  const { lines, unanswered } = await estateOn(server);
  if (json) {
    for (const line of lines) jsonLine(io.out, line);
    for (const { called, calls, lastAt } of unanswered)
      jsonLine(io.out, { called, unanswered: calls, lastCallAt: lastAt });
    return exitCodes.done;
  }
  const { line: print } = terminal(io.out, io.env);
  if (lines.length === 0) print("Nothing can be dialled yet.");
  for (const line of lines) print(lineOf(line));
  for (const { called, calls, lastAt } of unanswered)
    print(
      `${plain(called)}  leads nowhere, dialled ${calls === 1 ? "once" : `${calls} times`}, the last time ${lastAt}`,
    );
  return exitCodes.done;
}

function lineOf({ called, flow, environment = live, version, fallback, lastCallAt }: ServersLine): string {
  const answers = version
    ? `version ${version.number} since ${version.liveSince ?? version.publishedAt}`
    : "never published: callers get no answer";
  // Of most numbers there is nothing to say: they are for customers.
  const where = environment === live ? "" : ` in ${plain(environment)}`;
  const last = lastCallAt === null ? "" : `; last call ${lastCallAt}`;
  return `${plain(called)}  ${plain(flow)}${where}  ${answers}; fallback ${plain(fallback ?? "nobody")}${last}`;
}

async function assign(io: Io, { server, called, flow, json }: Asked): Promise<ExitCode> {
  if (called === undefined || flow === undefined)
    throw misused(
      "It is not said which number should lead to which flow.",
      "Write: dialtree numbers assign +15550100 reception",
    );
  const { body } = await done(server, "PUT", pathOf(called), { flow });
  const assigned = body as { readonly called: string; readonly flow: string };
  if (json) jsonLine(io.out, assigned);
  else io.out.write(`${plain(assigned.called)} leads to ${plain(assigned.flow)} now.\n`);
  return exitCodes.done;
}

async function release(io: Io, { server, called, flow, json }: Asked): Promise<ExitCode> {
  if (called === undefined || flow !== undefined)
    throw misused("It is not said which number to take away.", "Write: dialtree numbers release +15550100");
  await done(server, "DELETE", pathOf(called));
  if (json) jsonLine(io.out, { called });
  else io.out.write(`${plain(called)} leads nowhere now: callers get no answer.\n`);
  return exitCodes.done;
}

const pathOf = (called: string): string => `/api/numbers/${encodeURIComponent(called)}`;
