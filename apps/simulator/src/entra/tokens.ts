// Who gets a token for an app's own rights. Error codes are Entra ID's public ones.

import type { Directory } from "../directory.ts";
import { isGuid } from "../ids.ts";
import { type Proving, unproven } from "./client.ts";
import { type Refusal, refuse } from "./refusal.ts";

export interface Grant {
  readonly tenantId: string;
  readonly roles: readonly string[];
}

export const graphResource = "https://graph.microsoft.com";
export const tokenLifetimeSeconds = 3_599;

/** The tenant that a path segment names; `common` and its kin stand for the bot's home tenant. */
export function tenantOf(directory: Directory, segment: string): string | undefined {
  const name = segment.toLowerCase();
  if (["common", "organizations"].includes(name)) return directory.tenantId;
  return [directory.tenantId, ...directory.otherTenants].find((id) => id.toLowerCase() === name);
}

export const unknownTenant = (segment: string): Refusal =>
  refuse(
    400,
    "invalid_request",
    90002,
    `Tenant '${segment.slice(0, 64)}' not found. Check to make sure you have the correct tenant ID.`,
  );

export const missing = (name: string): Refusal =>
  refuse(
    400,
    "invalid_request",
    900144,
    `The request body must contain the following parameter: '${name.slice(0, 64)}'.`,
  );

/** Whether this is the client id of the app, and why not. */
export const unknownClient = ({ bot }: Directory, clientId: string): Refusal | undefined =>
  isGuid(clientId) && clientId.toLowerCase() === bot.appId.toLowerCase()
    ? undefined
    : refuse(400, "unauthorized_client", 700016, "The application was not found in the directory.");

/** Reads a client-credentials request. Form fields that it does not know (x-client-SKU and others) do not matter. */
export async function grant(
  directory: Directory,
  tenantId: string,
  form: URLSearchParams,
  proving: Proving,
): Promise<Grant | Refusal> {
  const { bot } = directory;
  const stranger =
    unknownClient(directory, form.get("client_id") ?? "") ?? (await unproven(bot, form, proving));
  if (stranger) return stranger;
  const scope = form.get("scope")?.split(" ") ?? [];
  if (scope.length === 0)
    return refuse(400, "invalid_scope", 900144, "The request body must contain 'scope'.");
  if (!scope.every((item) => item.toLowerCase().endsWith("/.default")))
    return refuse(400, "invalid_scope", 1002012, "The scope of client credentials must end with /.default.");
  if (!scope.includes(`${graphResource}/.default`))
    return refuse(
      400,
      "invalid_resource",
      500011,
      "The resource principal named in the scope was not found.",
    );
  const elsewhere = tenantId === directory.tenantId ? undefined : bot.permissionsElsewhere?.[tenantId];
  return { tenantId, roles: elsewhere ?? bot.permissions };
}
