import { accounts } from "./checks/accounts.ts";
import { clock } from "./checks/clock.ts";
import { credentials } from "./checks/credentials.ts";
import { keys } from "./checks/keys.ts";
import { permissions } from "./checks/permissions.ts";
import { token } from "./checks/token.ts";
import { webhook } from "./checks/webhook.ts";
import { type Finding, failed } from "./finding.ts";
import type { Check, Probes } from "./probes.ts";

/** Everything that is looked at, in the order in which it is told. A new check adds a line here and a file beside. */
export const checks: readonly Check[] = [token, permissions, credentials, clock, keys, webhook, accounts];

export interface Examined {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

const patienceMs = 10_000;

/**
 * Looks at everything at once. A check that hangs or breaks is a line of its own, and holds up none of the others.
 * @param withinMs How long each check may take.
 */
export function examine(
  probes: Probes,
  signal: AbortSignal,
  withinMs = patienceMs,
  all: readonly Check[] = checks,
): Promise<readonly Examined[]> {
  return Promise.all(
    all.map(async ({ id, title, look }) => ({
      id,
      title,
      findings: await inTime(title, withinMs, signal, (patience) => look(probes, patience)),
    })),
  );
}

async function inTime(
  title: string,
  withinMs: number,
  signal: AbortSignal,
  look: (signal: AbortSignal) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  const gaveUp = new Promise<never>((_resolve, reject) => {
    const end = () => reject(new Error(`nothing was heard within ${withinMs / 1000} s`));
    if (patience.aborted) end();
    else patience.addEventListener("abort", end, { once: true });
  });
  try {
    return await Promise.race([look(patience), gaveUp]);
  } catch (error) {
    return [
      failed(
        title,
        `This could not be looked at: ${error instanceof Error ? error.message : String(error)}.`,
        {
          says: "Look again. If it stays so, look into the server's log.",
        },
      ),
    ];
  }
}
