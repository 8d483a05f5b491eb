import { createLocalJWKSet, jwtVerify } from "jose";
import { graphResource } from "../entra/tokens.ts";
import type { World } from "../world.ts";
import { RefusedRequest } from "./errors.ts";

export interface Access {
  readonly tenantId: string;
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
    return { tenantId: String(payload.tid), roles };
  } catch {
    throw new RefusedRequest("badToken");
  }
}

export function mustAllow(access: Access, anyOf: readonly string[]): void {
  if (anyOf.length > 0 && !anyOf.some((role) => access.roles.includes(role)))
    throw new RefusedRequest("noPermission");
}
