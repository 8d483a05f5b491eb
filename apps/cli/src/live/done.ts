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

/** What is wrong in flows, where the peer tells: a line each. */
function problemsIn(body: unknown): string {
  const { problems } = (body ?? {}) as { readonly problems?: unknown };
  if (!Array.isArray(problems)) return "";
  return problems
    .map((problem) => problem ?? {})
    .map(({ sentence, remedy }) => `\n    ${plain(String(sentence))} ${plain(String(remedy))}`)
    .join("");
}
