// What a person may do to a running cluster: a line each.

import type { LocalPostgres } from "@dialtree/local-postgres";
import type { Nodes } from "./nodes.ts";

/** What orders are about. */
export interface Whole {
  readonly nodes: Nodes;
  readonly database: {
    readonly running: LocalPostgres | undefined;
    /** Takes the same address and data as before. */
    start(): Promise<void>;
  };
  status(): string;
}

type Verb = "kill" | "start" | "freeze" | "thaw";
const verbs: readonly string[] = ["kill", "start", "freeze", "thaw"] satisfies Verb[];

/** Does what was typed, and says what came of it. Rejects with what cannot be done. */
export async function obey(order: string, whole: Whole, say: (text: string) => void): Promise<void> {
  const [verb = "", object = ""] = order.trim().split(/\s+/);
  const server = Number(object) - 1;
  const isServer = Number.isInteger(server) && server >= 0 && server < whole.nodes.count;
  if (verb === "") return;
  if (verb === "status") return say(whole.status());
  if (verb === "restart") return whole.nodes.roll(say);
  if (verbs.includes(verb) && object === "database") return ofDatabase(verb as Verb, whole.database, say);
  if (verbs.includes(verb) && isServer) return ofServer(verb as Verb, server, whole.nodes, say);
  say(
    `"${order.trim()}" is no order: kill, start, freeze, thaw with a number from 1 to ${whole.nodes.count} or "database"; restart; status.`,
  );
}

async function ofServer(
  verb: Verb,
  server: number,
  nodes: Nodes,
  say: (text: string) => void,
): Promise<void> {
  const name = `server ${server + 1}`;
  if (verb === "start") {
    await nodes.start(server);
    return say(`${name} takes calls, process ${nodes.pid(server)}`);
  }
  if (nodes.pid(server) === undefined) return say(`${name} is not running`);
  // How it ended is said by whoever sees it end.
  if (verb === "kill") return nodes.kill(server);
  nodes.freeze(server, verb === "freeze");
  say(verb === "freeze" ? `${name} stands still` : `${name} goes on`);
}

async function ofDatabase(
  verb: Verb,
  database: Whole["database"],
  say: (text: string) => void,
): Promise<void> {
  if (verb === "start") {
    await database.start();
    return say(`the database runs, process ${database.running?.pid}`);
  }
  if (!database.running) return say("the database is not running");
  await database.running.kill(verb === "kill" ? "SIGKILL" : verb === "freeze" ? "SIGSTOP" : "SIGCONT");
  say(
    {
      kill: "the database has been killed",
      freeze: "the database stands still",
      thaw: "the database goes on",
    }[verb],
  );
}
