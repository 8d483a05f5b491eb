import type { Role } from "./roles.ts";

/** Somebody of an accepted tenant. Known by tenant and object id: names and addresses change hands. */
export interface Person {
  readonly tenant: string;
  readonly oid: string;
  /** What people call them. */
  readonly name: string;
  /** What they sign in as. */
  readonly username: string;
  readonly roles: readonly Role[];
}

/** What a person is known by in the database and in the audit log. */
export function personId({ tenant, oid }: Pick<Person, "tenant" | "oid">): string {
  return `${tenant}/${oid}`;
}
