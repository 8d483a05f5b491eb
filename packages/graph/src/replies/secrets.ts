/** Members that give access to something, by the end of their name. */
const secretNames = /token$|secret|password|clientState|^authorization$/i;

export interface Hidden {
  /** Members whose texts are not shown; tokens, secrets and passwords unless told. */
  readonly names?: RegExp;
  /**
   * Texts, and patterns with the flag `g`, that are shown nowhere, whatever the member. A text of less than 8 characters
   * would hide half the reply.
   */
  readonly secrets?: readonly (string | RegExp)[];
}

const instead = "(not shown)";
const deepest = 60;

/**
 * JSON as people may see it: what gives access to something is not in it, wherever it stood. Total; what is nested deeper
 * than anything of Graph's is left out, so that the answer can always be written down.
 */
export function withoutSecrets(value: unknown, { names = secretNames, secrets = [] }: Hidden = {}): unknown {
  const worth = secrets.filter((secret) => typeof secret !== "string" || secret.length >= 8);
  const clean = (text: string) =>
    worth.reduce<string>((all, secret) => all.replaceAll(secret, instead), text);
  const seen = (inner: unknown, depth: number): unknown => {
    if (typeof inner === "string") return clean(inner);
    if (typeof inner !== "object" || inner === null) return inner;
    if (depth > deepest) return "(too deep)";
    if (Array.isArray(inner)) return inner.map((one) => seen(one, depth + 1));
    return Object.fromEntries(
      Object.entries(inner).map(([name, member]) => [
        clean(name),
        names.test(name) && isShort(member) ? instead : seen(member, depth + 1),
      ]),
    );
  };
  return seen(value, 0);
}

// Whether there is one at all is no secret.
function isShort(member: unknown): boolean {
  return (typeof member === "string" && member !== "") || typeof member === "number";
}
