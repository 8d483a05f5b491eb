import { AsyncLocalStorage } from "node:async_hooks";

/** Who does something, as the audit log has it. */
export interface Actor {
  /**
   * `person`: signed in. `token`: a program with the access token of a person. `local`: whoever sits at the machine of
   * an installation without sign-in. `server`: this program by itself.
   */
  readonly kind: "person" | "token" | "local" | "server";
  /** Tenant and object id of a person, `tid/oid`; of a token, those of its person and its own id behind them. */
  readonly id: string;
  /** What people call them. */
  readonly name: string;
  /** The address that it came from; nothing of what the server does by itself. */
  readonly from?: string;
}

/** An entry of the log, as the server's own log names it. */
export interface Written {
  readonly seq: number;
  readonly hash: string;
  readonly deed: string;
}

interface Act {
  readonly actor: Actor;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** What was written of it; a transaction that failed after that has left nothing. */
  readonly written: Written[];
}

const acts = new AsyncLocalStorage<Act>();

/** Nobody has asked for it: a seed, a wake-up, a guard. */
const theServer: Actor = { kind: "server", id: "server", name: "dialtree" };

/**
 * Does some work in somebody's name: what it records says so, however deep inside. This is the one thing that is not handed
 * on by hand, because every change of everything needs it and none may decide by it: who may do what is asked in one place,
 * before.
 * @param written Gets what was written into the audit log.
 */
export function actAs<Result>(actor: Actor, at: number, work: () => Result, written: Written[] = []): Result {
  return acts.run({ actor, at, written }, work);
}

/** In whose name this runs; the server's own unless somebody is told. */
export function actor(): Actor {
  return acts.getStore()?.actor ?? theServer;
}

/** The person who answers for what is done: behind a token its own. */
export function personBehind({ kind, id }: Actor): string {
  return kind === "token" ? id.slice(0, id.lastIndexOf("/")) : id;
}

/** Notes an entry for whoever asked for the work. */
export function noteWritten(entry: Written): void {
  acts.getStore()?.written.push(entry);
}

/** When whoever acts began to; undefined for the server by itself, which has a clock of its own. */
export function actedAt(): number | undefined {
  return acts.getStore()?.at;
}
