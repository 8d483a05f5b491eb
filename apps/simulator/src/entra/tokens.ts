// Who gets a token. Pure: the form that was posted in, claims or an error out. Error codes are Entra ID's public ones.

import type { Directory } from "../directory.ts";
import { isGuid } from "../ids.ts";

export interface TokenError {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly says: string;
}
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

/** Reads a client-credentials request. Form fields that it does not know (x-client-SKU and others) do not matter. */
export function grant(directory: Directory, segment: string, form: URLSearchParams): Grant | TokenError {
  const { bot } = directory;
  const tenantId = tenantOf(directory, segment);
  if (!tenantId)
    return refuse(
      400,
      "invalid_request",
      90002,
      `Tenant '${segment.slice(0, 64)}' not found. Check to make sure you have the correct tenant ID.`,
    );
  const grantType = form.get("grant_type");
  if (grantType !== "client_credentials")
    return grantType === null
      ? refuse(400, "invalid_request", 900144, "The request body must contain 'grant_type'.")
      : refuse(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  const clientId = form.get("client_id") ?? "";
  if (!isGuid(clientId) || clientId.toLowerCase() !== bot.appId.toLowerCase())
    return refuse(400, "unauthorized_client", 700016, "The application was not found in the directory.");
  const secret = form.get("client_secret");
  if (secret === null)
    return refuse(401, "invalid_client", 7000218, "The request body must contain 'client_secret'.");
  if (secret !== bot.secret) return refuse(401, "invalid_client", 7000215, "Invalid client secret provided.");
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

const refuse = (status: number, error: string, number: number, says: string): TokenError => ({
  status,
  error,
  number,
  says,
});
