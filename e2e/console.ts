// The Graph console of a server, as its page uses it.

import { eventsOf } from "./event-stream.ts";

/** Does an operation of Graph from the console. */
export async function askConsole(serverUrl: string, name: string, input: object) {
  const answer = await fetch(`${serverUrl}/api/graph/operations/${name}/requests`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ input }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire is compared, not relied on.
  return { status: answer.status, body: (await answer.json()) as any };
}

/** Reads what Graph tells until one piece of it is what was waited for. */
export async function noticesUntil(
  serverUrl: string,
  seen: (notice: Record<string, unknown>) => boolean,
): Promise<readonly Record<string, unknown>[]> {
  const enough = new AbortController();
  const answer = await fetch(`${serverUrl}/api/graph/notices`, { signal: enough.signal });
  const found: Record<string, unknown>[] = [];
  for await (const notice of eventsOf<Record<string, unknown>>(answer)) {
    found.push(notice);
    if (seen(notice)) break;
  }
  enough.abort();
  return found;
}
