// Callers as the control API takes them. Whatever is left out is filled in, so that {"kind": "user"} is enough.

import type { Caller } from "../calls/parties.ts";
import type { Directory } from "../directory.ts";

export interface CallerWish {
  readonly kind: Caller["kind"];
  readonly number?: string;
  readonly id?: string;
  readonly name?: string;
  readonly language?: string;
}

export const callerSchema = {
  type: "object",
  required: ["kind"],
  additionalProperties: false,
  properties: {
    kind: { enum: ["phone", "withheld", "user", "outsideUser", "guest"] },
    number: { type: "string", pattern: "^\\+[1-9][0-9]{4,14}$" },
    id: { type: "string", minLength: 1, maxLength: 128 },
    name: { type: "string", minLength: 1, maxLength: 128 },
    language: { type: "string", pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 20 },
  },
} as const;

export function callerOf(wish: CallerWish, directory: Directory): Caller {
  const { language } = wish;
  return { ...identityOf(wish, directory), ...(language === undefined ? {} : { language }) };
}

function identityOf(wish: CallerWish, { tenantId, otherTenants }: Directory): Caller {
  const { kind, number, id, name } = wish;
  switch (kind) {
    case "phone":
      return { kind, number: number ?? "+15550142" };
    case "withheld":
      return { kind };
    case "user":
      return {
        kind,
        id: id ?? "0a11ce00-0000-4000-8000-000000000001",
        name: name ?? "Alice Example",
        tenantId,
      };
    case "outsideUser":
      return {
        kind,
        id: id ?? "0b0b0000-0000-4000-8000-000000000002",
        name: name ?? "Bob Elsewhere",
        tenantId: otherTenants[0] ?? "00000000-0000-4000-8000-0000000e15e0",
      };
    case "guest":
      return { kind, id: id ?? "90e50000-0000-4000-8000-000000000003", name: name ?? "Gail Guest" };
  }
}
