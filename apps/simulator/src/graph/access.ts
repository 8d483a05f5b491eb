import { createLocalJWKSet, jwtVerify } from "jose";
import { graphResource } from "../entra/tokens.ts";
import type { World } from "../world.ts";
import { RefusedRequest } from "./errors.ts";
import { allows, type PermissionName } from "./permissions.ts";

export interface Access {
  readonly tenantId: string;
  readonly appId: string;
  readonly roles: readonly string[];
}

/** Reads the token of a request, as Graph does before it looks at anything else. */
export async function accessOf(world: World, authorization: string | undefined): Promise<Access> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw new RefusedRequest("noToken");
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(await world.keys.entra.published()), {
      algorithms: ["RS256"],
      audience: graphResource,
      currentDate: new Date(world.clock.wall()),
      requiredClaims: ["exp", "tid"],
    });
    const roles = Array.isArray(payload.roles) ? payload.roles.map(String) : [];
    return { tenantId: String(payload.tid), appId: String(payload.appid), roles };
  } catch {
    throw new RefusedRequest("badToken");
  }
}

/** Refuses what the roles of the token do not allow, in the words of calls or of the rest of Graph. */
export function mustAllow(
  access: Access,
  operation: PermissionName,
  refusal: "noPermission" | "forbidden" | "requestDenied" = "noPermission",
): void {
  if (!allows(operation, access.roles)) throw new RefusedRequest(refusal);
}
