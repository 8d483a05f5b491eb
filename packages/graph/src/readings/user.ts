import { normalId } from "../ids.ts";
import { member, nameOf } from "../values.ts";

/** A user of the tenant, as far as a directory of people to call needs it. */
export interface DirectoryUser {
  readonly id: string;
  readonly name?: string;
  /** What they sign in with. */
  readonly signIn?: string;
}

/** Undefined for what is no user. */
export function readUser(body: unknown): DirectoryUser | undefined {
  const id = nameOf(member(body, "id"));
  if (id === undefined) return undefined;
  const name = nameOf(member(body, "displayName"));
  const signIn = nameOf(member(body, "userPrincipalName"));
  return {
    id: normalId(id),
    ...(name === undefined ? {} : { name }),
    ...(signIn === undefined ? {} : { signIn }),
  };
}
