import { normalId } from "../ids.ts";
import { member, nameOf } from "../values.ts";

/** A user of the tenant, as far as a directory of people to call needs it. */
export interface DirectoryUser {
  readonly id: string;
  readonly name?: string;
  /** What they sign in with. */
  readonly signIn?: string;
  readonly mail?: string;
  readonly title?: string;
  readonly department?: string;
  /** An account that Teams has made for a call queue or an auto attendant, and no person. */
  readonly isAccount: boolean;
}

// What Teams writes into the accounts that it makes (application instances).
const departmentOfAccounts = "Microsoft Communication Application Instance";

/** What to select for all of it. */
export const directoryMembers = [
  "id",
  "displayName",
  "userPrincipalName",
  "mail",
  "jobTitle",
  "department",
] as const;

/** Undefined for what is no user. */
export function readUser(body: unknown): DirectoryUser | undefined {
  const id = nameOf(member(body, "id"));
  if (id === undefined) return undefined;
  const known = {
    name: nameOf(member(body, "displayName")),
    signIn: nameOf(member(body, "userPrincipalName")),
    mail: nameOf(member(body, "mail")),
    title: nameOf(member(body, "jobTitle")),
    department: nameOf(member(body, "department")),
  };
  return {
    id: normalId(id),
    ...(Object.fromEntries(
      Object.entries(known).filter(([, value]) => value !== undefined),
    ) as Partial<DirectoryUser>),
    isAccount: known.department === departmentOfAccounts,
  };
}
