// People as Graph shows them: those of the directory, and the resource accounts of the numbers, which are users too.

import type { Directory } from "../../directory.ts";
import { sameForm } from "../../ids.ts";
import type { JsonObject } from "../../json.ts";
import type { Row } from "../query.ts";

/** What is shown unless `$select` names others. */
const shownUnasked = [
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
  "id",
] as const;

/** Everything that `$select` may name. */
export const selectable = [...shownUnasked, "accountEnabled", "department", "userType"] as const;
export const filterable = [
  "id",
  "displayName",
  "givenName",
  "surname",
  "mail",
  "userPrincipalName",
  "jobTitle",
  "department",
] as const;
export const searchable = ["displayName", "mail", "userPrincipalName", "givenName", "surname"] as const;

const nothing = {
  businessPhones: [],
  givenName: null,
  jobTitle: null,
  mail: null,
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
  surname: null,
  department: null,
  accountEnabled: true,
  userType: "Member",
} as const;

/** Everybody in a tenant, by name. Other tenants than the home one are empty. */
export function usersOf({ tenantId, people, numbers }: Directory, tenant: string): readonly Row[] {
  if (tenant !== tenantId) return [];
  const persons = people.map(({ id, name, address, enabled }) => ({
    ...nothing,
    accountEnabled: enabled,
    id,
    displayName: name,
    jobTitle: name,
    mail: address,
    userPrincipalName: address,
  }));
  const accounts = numbers.map(({ instanceId, name, number }) => ({
    ...nothing,
    id: instanceId,
    displayName: name,
    businessPhones: [number],
    // What Teams writes into the accounts that it makes for bots, queues and attendants.
    department: "Microsoft Communication Application Instance",
    accountEnabled: false,
    userPrincipalName: `line.${number.slice(1)}@dialtree.example`,
  }));
  return [...persons, ...accounts].sort((a, b) => a.displayName.localeCompare(b.displayName, "en"));
}

/** One of them by id or by userPrincipalName. */
export const userOf = (users: readonly Row[], idOrName: string): Row | undefined =>
  users.find(
    ({ id, userPrincipalName }) =>
      sameForm(String(id)) === sameForm(idOrName) ||
      String(userPrincipalName).toLowerCase() === idOrName.toLowerCase(),
  );

export const shown = (user: Row, names: readonly string[] = shownUnasked): JsonObject =>
  Object.fromEntries(names.map((name) => [name, user[name] ?? null]));
