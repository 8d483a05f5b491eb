// Who exists in the simulated organisation. Only what has to be known beforehand: callers and targets need no entry.

import type { Dialled } from "./calls/parties.ts";
import type { Issuer } from "./notifications/claims.ts";

export interface Bot {
  readonly appId: string;
  readonly secret: string;
  readonly name: string;
  /** Where incoming calls are told, and everything else for which a call has no callbackUri. */
  readonly webhook: string;
  /** Application permissions with consent. */
  readonly permissions: readonly string[];
  /** Calling is switched on at the bot's registration; without it every request gets 7503. */
  readonly callingEnabled: boolean;
  /** Which of the two documented issuers signs its notifications. */
  readonly issuer: Issuer;
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
}

/** The five permissions of calling, as PERM names them; some pages misspell them in the plural. */
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
    permissions: callPermissions,
    callingEnabled: true,
    issuer: "botframework",
  },
  numbers: [
    { number: "+15550100", instanceId: "1e5a7000-0000-4000-8000-000000000100", name: "Reception" },
    { number: "+15550101", instanceId: "1e5a7000-0000-4000-8000-000000000101", name: "Support" },
  ],
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
