// Who exists in the simulated organisation. Only what has to be known beforehand: callers and targets need no entry.

import type { Dialled } from "./calls/parties.ts";
import { knownPermissions } from "./graph/permissions.ts";
import { seededIds } from "./ids.ts";
import type { Issuer } from "./notifications/claims.ts";
import type { LimitChoice } from "./throttling/limits.ts";

/** By what the app proves itself, and until when (ISO 8601). */
export interface Credential {
  readonly kind: "secret" | "certificate";
  readonly name: string;
  readonly expires: string;
  /** The first letters of a secret; those of the one that is used unless told. */
  readonly hint?: string;
}

export interface Bot {
  readonly appId: string;
  readonly secret: string;
  readonly name: string;
  /** Where incoming calls are told, and everything else for which a call has no callbackUri. */
  readonly webhook: string;
  /** Application permissions with consent in the home tenant. */
  readonly permissions: readonly string[];
  /** The same for other tenants, by their id; those that are left out have consented to what the home tenant has. */
  readonly permissionsElsewhere?: { readonly [tenantId: string]: readonly string[] };
  /** Calling is switched on at the bot's registration; without it every request gets 7503. */
  readonly callingEnabled: boolean;
  /** Which of the two documented issuers signs its notifications. */
  readonly issuer: Issuer;
  /** How much Graph lets it do. */
  readonly limits: LimitChoice;
  /** What its registration lists. Nothing expires by it: a secret that is listed as expired still works here. */
  readonly credentials: readonly Credential[];
  /** Where Entra sends browsers back to after signing in or out. */
  readonly redirectUris: readonly string[];
  /** Whoever has no role cannot sign in at all. */
  readonly assignmentRequired: boolean;
  /** Certificates (PEM) whose keys may sign in the place of the secret. */
  readonly certificates?: readonly string[];
  /** For whom it may make meetings: the ids of those whose application access policy names it, or everyone. */
  readonly meetingPolicy: "everyone" | readonly string[];
}

/** Somebody in the organisation who can be found and called. */
export interface Person {
  readonly id: string;
  /** What they do, rather than who they are: "Operator". */
  readonly name: string;
  readonly address: string;
  /** App roles that they are assigned to: what their id token says they may do. None: not assigned. */
  readonly roles: readonly string[];
  /** Their account; a disabled one can neither sign in nor go on. */
  readonly enabled: boolean;
}

/** A phone number, and the resource account (application instance) that it belongs to. */
export interface PhoneNumber {
  readonly number: string;
  readonly instanceId: string;
  readonly name: string;
}

export interface Directory {
  readonly tenantId: string;
  /** Other organisations: tokens can be had from them too, and do not fit our calls. */
  readonly otherTenants: readonly string[];
  readonly bot: Bot;
  readonly numbers: readonly PhoneNumber[];
  readonly people: readonly Person[];
}

/** Who may do what in the sample organisation. Sales and Billing have no role: they are not assigned. */
const sampleRoles: Readonly<Record<string, readonly string[]>> = {
  Operator: ["Call.Operate"],
  "Night Shift": ["Media.Manage"],
  Viewer: ["Flow.View"],
  Author: ["Flow.Author"],
  Publisher: ["Flow.Publish"],
  Auditor: ["Audit.Read"],
  Administrator: ["Tenant.Admin"],
};

/** Somebody of this name. The same name always gets the same id. */
export const personNamed = (name: string, roles: readonly string[] = sampleRoles[name] ?? []): Person => ({
  id: seededIds(`person ${name}`).next(),
  name,
  address: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@dialtree.example`,
  roles,
  enabled: true,
});

/** The five permissions of calling, as Microsoft's list names them; some pages misspell them in the plural. */
export const callPermissions = [
  "Calls.Initiate.All",
  "Calls.InitiateGroupCall.All",
  "Calls.JoinGroupCall.All",
  "Calls.JoinGroupCallAsGuest.All",
  "Calls.AccessMedia.All",
] as const;

export const exampleDirectory: Directory = {
  tenantId: "5f0c1d2e-7a34-4b56-8c9d-0e1f2a3b4c5d",
  otherTenants: ["c0ffee00-1111-4222-8333-444455556666"],
  bot: {
    appId: "a1b2c3d4-0000-4000-8000-00000000b070",
    secret: "simulated-secret",
    name: "dialtree",
    webhook: "https://localhost:8080/graph/notifications",
    permissions: knownPermissions,
    callingEnabled: true,
    issuer: "botframework",
    limits: { profile: "current" },
    meetingPolicy: "everyone",
    redirectUris: ["http://localhost:8080/auth/callback", "https://localhost:8080/auth/callback"],
    assignmentRequired: true,
    credentials: [{ kind: "secret", name: "simulated", expires: "2099-12-31T00:00:00Z" }],
  },
  numbers: [
    { number: "+15550100", instanceId: "1e5a7000-0000-4000-8000-000000000100", name: "Reception" },
    { number: "+15550101", instanceId: "1e5a7000-0000-4000-8000-000000000101", name: "Support" },
  ],
  people: [
    ...["Operator", "Sales", "Billing", "Night Shift"],
    ...["Viewer", "Author", "Publisher", "Auditor", "Administrator"],
  ].map((name) => personNamed(name)),
};

/** A number and its resource account, whose id is made of the number: the same one in every run. */
export function lineFor(number: string, name = `Line ${number}`): PhoneNumber {
  const instanceId = `1e5a7000-0000-4000-8000-${number.slice(1).slice(-12).padStart(12, "0")}`;
  return { number, instanceId, name };
}

/** What a dialled text reaches: a number of ours, or with "bot" the bot itself. */
export function dialledAs(directory: Directory, to: string): Dialled | undefined {
  const { bot, numbers, tenantId } = directory;
  if (to.toLowerCase() === "bot") return { kind: "bot", appId: bot.appId, name: bot.name };
  const found = numbers.find(({ number, instanceId }) => number === to || instanceId === to.toLowerCase());
  return found && { kind: "number", ...found, tenantId };
}
