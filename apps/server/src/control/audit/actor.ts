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

interface Act {
  readonly actor: Actor;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

const acts = new AsyncLocalStorage<Act>();

/** Nobody has asked for it: a seed, a wake-up, a guard. */
const theServer: Actor = { kind: "server", id: "server", name: "dialtree" };

/**
 * Does some work in somebody's name: what it records says so, however deep inside. This is the one thing that is not handed
 * on by hand, because every change of everything needs it and none may decide by it: who may do what is asked in one place,
 * before.
 */
export function actAs<Result>(actor: Actor, at: number, work: () => Result): Result {
  return acts.run({ actor, at }, work);
}

/** In whose name this runs; the server's own unless somebody is told. */
export function actor(): Actor {
  return acts.getStore()?.actor ?? theServer;
}

/** The person who answers for what is done: behind a token its own. */
export function personBehind({ kind, id }: Actor): string {
  return kind === "token" ? id.slice(0, id.lastIndexOf("/")) : id;
}

/** When whoever acts began to; undefined for the server by itself, which has a clock of its own. */
export function actedAt(): number | undefined {
  return acts.getStore()?.at;
}
