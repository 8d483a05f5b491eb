/** What a request needs somebody to be allowed to. `anyone`: also those who are not signed in. */
export type Right =
  | "anyone"
  | "view"
  | "author"
  | "publish"
  | "operate"
  | "prompts"
  | "hours"
  | "emergency"
  | "audit"
  | "administer";

/** What people are given, in Entra ID or with an access token. */
export type Role = "view" | "author" | "publish" | "operate" | "prompts-and-hours" | "audit" | "administer";

/** Which role allows what: the one table. What stands nowhere in it nobody is allowed. */
export const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  view: ["view"],
  author: ["view", "author", "prompts"],
  publish: ["view", "publish"],
  operate: ["view", "operate", "emergency"],
  "prompts-and-hours": ["view", "prompts", "hours", "emergency"],
  audit: ["view", "audit"],
  administer: [
    "view",
    "author",
    "publish",
    "operate",
    "prompts",
    "hours",
    "emergency",
    "audit",
    "administer",
  ],
};

export const roles = Object.keys(rightsOf) as readonly Role[];

/** Values of app roles in Entra ID, as an administrator makes them there, and what they are here. */
export const appRoles: Readonly<Record<string, Role>> = {
  "Flow.View": "view",
  "Flow.Author": "author",
  "Flow.Publish": "publish",
  "Media.Manage": "prompts-and-hours",
  "Call.Operate": "operate",
  "Audit.Read": "audit",
  "Tenant.Admin": "administer",
};

/** What the roles of a token claim are here, in the order of the table; others than ours are none. */
export function rolesIn(claimed: unknown): readonly Role[] {
  const found = new Set((Array.isArray(claimed) ? claimed : []).map((value) => appRoles[String(value)]));
  return roles.filter((role) => found.has(role));
}

export function allows(held: readonly Role[], right: Right): boolean {
  return right === "anyone" || held.some((role) => rightsOf[role].includes(right));
}

/** The roles that allow something, for whoever lacks them. */
export function rolesFor(right: Right): readonly Role[] {
  return roles.filter((role) => rightsOf[role].includes(right));
}
