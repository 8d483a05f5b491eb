import { Refusal } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { type Answer, ask, complaintIn, type Peer, remedyIn } from "./http.ts";

/**
 * Has a peer do something.
 * @throws Refusal with what the peer says, when it does not.
 */
export async function done(
  peer: Peer,
  method: Parameters<typeof ask>[1],
  path: string,
  body?: object,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await ask(peer, method, path, body, headers);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Refusal(
    `The ${peer.name} refuses: ${complaintIn(answer)}${problemsIn(answer.body)}`,
    remedyIn(answer) ?? "Look at what the server printed.",
  );
}

/**
 * A list of a peer, all pages of it.
 * @throws Refusal with what the peer says, when it does not tell
 */
export async function everyPage(peer: Peer, path: string, items: string): Promise<Answer> {
  const first = await done(peer, "GET", path);
  const all: unknown[] = [];
  let { body } = first;
  for (;;) {
    const page = (body ?? {}) as Readonly<Record<string, unknown>>;
    // Whoever calls looks at what came; here it only has to be a list to be put together.
    if (!Array.isArray(page[items])) return first;
    all.push(...page[items]);
    if (typeof page.next !== "string") break;
    ({ body } = await done(peer, "GET", page.next));
  }
  return { ...first, body: { ...(first.body as object), [items]: all } };
}

/** What is wrong in flows, or in the way, where the peer tells: a line each. */
function problemsIn(body: unknown): string {
  const { problems, inTheWay } = (body ?? {}) as { readonly problems?: unknown; readonly inTheWay?: unknown };
  return [problems, inTheWay]
    .flatMap((told) => (Array.isArray(told) ? told : []))
    .map((one) => one ?? {})
    .map(({ sentence, says = sentence, remedy }) => `\n    ${plain(String(says))} ${plain(String(remedy))}`)
    .join("");
}
