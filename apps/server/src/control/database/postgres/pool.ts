import type { PostgresPool, PostgresPoolClient } from "kysely";
import { Pool, type PoolClient, types } from "pg";
import type { ControlError } from "../../control-error.ts";
import { leavesUseless, postgresError } from "./faults.ts";

// Of one server: a publish and some pages that are looked at. Several servers share what PostgreSQL lets in.
const mostConnections = 5;
const connectsWithinMs = 4_000;

/** The connections to one database, as Kysely wants them; everything they throw is a ControlError. */
export interface ToldPool extends PostgresPool {
  /** Server and database, for people: never the password. */
  readonly named: string;
}

/** Nothing is connected before the first question. */
export function poolAt(url: string, answersWithinMs: number): ToldPool {
  const named = nameOf(url);
  const pool = new Pool({
    connectionString: url,
    application_name: "dialtree",
    max: mostConnections,
    connectionTimeoutMillis: connectsWithinMs,
    query_timeout: answersWithinMs,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is no news: whoever asks next gets another one.
  pool.on("error", () => {});
  // Nor one that breaks between two questions: the second question fails.
  pool.on("connect", (client) => void client.on("error", () => {}));
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  const connected = async (): Promise<PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      throw postgresError(named, error);
    }
  };
  return {
    named,
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await connected();
      // Kysely tells connections apart by their object.
      const told = known.get(client) ?? toldClient(client, named);
      known.set(client, told);
      return told;
    },
  };
}

function toldClient(client: PoolClient, named: string): PostgresPoolClient {
  let useless: ControlError | undefined;
  return {
    // Kysely only asks for rows; its cursors are for those who bring a cursor.
    query: (async (text: string, values: readonly unknown[]) => {
      // A transaction that is rolled back on it would only wait for as long again.
      if (useless) throw useless;
      try {
        return await client.query(text, [...values]);
      } catch (error) {
        const told = postgresError(named, error);
        if (leavesUseless(error)) useless = told;
        throw told;
      }
    }) as unknown as PostgresPoolClient["query"],
    release: (destroy = false) => client.release(destroy || useless !== undefined),
  };
}

// Counts and milliseconds fit into a number; pg gives int8 as text, for those that do not.
const int8 = types.builtins.INT8;

function getTypeParser(id: number, format?: "text" | "binary") {
  if (id === int8 && format !== "binary") return Number;
  return types.getTypeParser(id, format as "text");
}

/** `PostgreSQL at db.example.com:5432/dialtree` */
function nameOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname || searchParams.get("host") || "localhost";
  return `PostgreSQL at ${host}:${port || "5432"}${pathname}`;
}
