// Executes SQL off the event loop: a slow disk must not keep callers waiting. Started by thread.ts.

import type { StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { SqliteFault } from "./faults.ts";
import type { Answer, Ask, Ran } from "./messages.ts";
import { type OwnFile, openFile, UnfitFile } from "./opening.ts";

// Kysely writes few different statements; the bound is there for the one that builds its own.
const mostStatements = 200;
const nothing: Ran = { rows: [], changes: 0 };

const port = parentPort;
if (port) {
  const say = (answer: Answer): void => port.postMessage(answer);
  try {
    const answer = answerer(openFile((workerData as { readonly file: string }).file));
    port.on("message", (ask: Ask) => {
      try {
        say({ id: ask.id, ran: answer(ask) });
      } catch (error) {
        say({ id: ask.id, fault: faultOf(error) });
      }
      if (ask.do === "close") port.close();
    });
    say({ id: 0, ran: nothing });
  } catch (error) {
    say({ id: 0, fault: faultOf(error) });
    port.close();
  }
}

function answerer({ database, close }: OwnFile): (ask: Ask) => Ran {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return (ask) => {
    if (ask.do === "close") close();
    // SQLite may have rolled back by itself (a full disk); to roll back twice is an error to it.
    else if (ask.do === "rollBack") {
      if (database.isTransaction) database.exec("rollback");
    } else {
      const statement = prepared(ask.sql);
      if (statement.columns().length > 0) {
        const rows = statement.all(...ask.parameters);
        return { rows, changes: rows.length };
      }
      return { rows: [], changes: Number(statement.run(...ask.parameters).changes) };
    }
    return nothing;
  };
}

function faultOf(error: unknown): SqliteFault {
  if (error instanceof UnfitFile) return error.fault;
  const { message, errcode } = error as { readonly message?: string; readonly errcode?: number };
  const reason = message ?? String(error);
  return errcode === undefined ? { reason } : { reason, sqlite: errcode };
}
