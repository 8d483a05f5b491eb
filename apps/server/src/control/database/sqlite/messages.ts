import type { SQLInputValue } from "node:sqlite";
import type { SqliteFault } from "./faults.ts";

/** What the main thread asks of the worker, numbered so that the answer finds its way back. */
export type Ask = { readonly id: number } & (
  | { readonly do: "run"; readonly sql: string; readonly parameters: readonly SQLInputValue[] }
  | { readonly do: "rollBack" }
  | { readonly do: "close" }
);

export interface Ran {
  readonly rows: readonly unknown[];
  readonly changes: number;
}

/** The answer to an ask. Number 0 is the answer to opening the file. */
export type Answer = { readonly id: number } & ({ readonly ran: Ran } | { readonly fault: SqliteFault });
