import { pointer } from "@dialtree/flow";
import { normalId } from "../ids.ts";
import type { InputProblem } from "../input/index.ts";
import { type Invitation, kindsOf } from "./parts.ts";

type Path = readonly (string | number)[];

/** An identity says who it is by exactly one member. */
export function oneIdentity(identities: object | null | undefined, path: Path): readonly InputProblem[] {
  const kinds = kindsOf(identities);
  if (kinds.length === 1) return [];
  const at = pointer(path);
  return kinds.length === 0
    ? [
        {
          code: "missing",
          at,
          says: "An identity names nobody.",
          remedy: "Give one of user, applicationInstance, phone or guest.",
        },
      ]
    : [
        {
          code: "conflict",
          at,
          says: `An identity is ${kinds.join(" and ")} at once.`,
          remedy: "Keep the one that is to be reached.",
        },
      ];
}

/** Everybody named, and nobody twice. */
export function eachOnce(invitations: readonly Invitation[], path: Path): readonly InputProblem[] {
  const seen = new Set<string>();
  return invitations.flatMap(({ identity, endpointType }, index) => {
    const here = [...path, index, "identity"];
    const wrong = oneIdentity(identity, here);
    if (wrong.length > 0) return wrong;
    const kind = kindsOf(identity)[0] ?? "";
    const { id } = (identity as Readonly<Record<string, { readonly id?: unknown } | undefined>>)[kind] ?? {};
    const key = `${kind} ${normalId(String(id))} ${endpointType ?? "default"}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        code: "conflict" as const,
        at: pointer(here),
        says: "The same identity is named twice.",
        remedy: "Name everybody once.",
      },
    ];
  });
}
