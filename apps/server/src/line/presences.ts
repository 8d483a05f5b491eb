import type { Clock, Settled } from "@dialtree/calls";
import { readPresence, standingOf } from "@dialtree/graph";
import { type GraphClient, perform, type Sent } from "@dialtree/graph/io";

/** What Teams shows of people, for flows that go by it. */
export interface Presences {
  /** Never rejects, and takes no longer than three seconds. `user`: an object id of the tenant. */
  standing(tenant: string, user: string): Promise<Settled>;
}

export interface PresencesOptions {
  readonly client: Pick<GraphClient, "send">;
  readonly clock: Clock;
  /** Hears of each request; holds no token and no body. */
  readonly log: (attempt: Sent["attempts"][number]) => void;
}

const answeredWithinMs = 3_000;
// Graph lets an app ask 1,500 times in half a minute: with this, for 250 people, however many calls there are.
const trueForMs = 5_000;

/** Asks Graph, once for all calls of a moment. */
export function presencesOf({ client, clock, log }: PresencesOptions): Presences {
  const asked = new Map<string, { readonly until: number; readonly settled: Promise<Settled> }>();

  async function ask(tenant: string, user: string): Promise<Settled> {
    const giveUp = new AbortController();
    const cancel = clock.after(answeredWithinMs, () => giveUp.abort());
    const deadlineAt = clock.now() + answeredWithinMs;
    const sending = { tenant, deadlineAt, signal: giveUp.signal };
    const { sent, problems } = await perform(client, "getPresence", { ids: { user } }, sending);
    cancel();
    if (problems) return failed(problems.map(({ says }) => says).join(" "));
    for (const attempt of sent.attempts) log(attempt);
    if (giveUp.signal.aborted) return failed(`Graph did not answer within ${answeredWithinMs / 1_000} s`);
    const { verdict, body } = sent;
    if (verdict.verdict !== "done") return failed(whyNot(verdict));
    const presence = readPresence(body);
    const standing = presence && standingOf(presence);
    return standing ? { outcome: "done", answer: standing } : failed("Graph does not know it");
  }

  return {
    standing(tenant, user) {
      const name = `${tenant} ${user.toLowerCase()}`;
      const now = clock.now();
      for (const [key, { until }] of asked) {
        // In the order of their times.
        if (until > now) break;
        asked.delete(key);
      }
      const known = asked.get(name);
      if (known) return known.settled;
      const settled = ask(tenant, user);
      asked.set(name, { until: now + trueForMs, settled });
      return settled;
    },
  };
}

function whyNot(verdict: Sent["verdict"]): string {
  const detail = "detail" in verdict ? (verdict.detail ?? "") : "";
  if ("reason" in verdict && verdict.reason === "refused")
    return `${detail}: the app may not ask. Grant it Presence.Read.All for applications in Entra, with an administrator's consent`;
  if (detail.startsWith("404")) return `${detail}: there is no such person. Choose somebody else in the step`;
  return detail === "" ? verdict.verdict : detail;
}

function failed(detail: string): Settled {
  return { outcome: "failed", detail };
}
