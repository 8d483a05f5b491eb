import { withoutSecrets } from "@dialtree/graph";

/** A reply as it is printed: what gives access to something is not shown, wherever it stands in the reply. */
export function shown(value: unknown, secrets: readonly string[] = []): string {
  return JSON.stringify(withoutSecrets(value ?? null, { secrets }), null, 2);
}
