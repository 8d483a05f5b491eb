import { readRoster } from "../notifications/index.ts";
import type { InputOf } from "../operations/index.ts";
import { readCreatedCall } from "../readings/index.ts";
import type { GraphClient, Sent } from "./client.ts";
import { type Performed, type PerformOptions, perform } from "./perform.ts";

/** With `sent` alone it could not be learned who is in the call. */
export type MutedAll =
  | Performed
  | { readonly muted: readonly string[]; readonly failed: readonly { participant: string; sent: Sent }[] };

/**
 * What the action `muteAll` did while Graph had it: mutes those who are named, or everybody but the bot itself, one
 * after the other. Those who are muted already are left alone. Never rejects.
 */
export async function muteAll(
  client: Pick<GraphClient, "send">,
  { ids: { call }, body }: InputOf<"muteAll">,
  options: PerformOptions,
): Promise<MutedAll> {
  const named = body.participants ?? (await everybody(client, call, options));
  if (!("length" in named)) return named;
  const muted: string[] = [];
  const failed: { participant: string; sent: Sent }[] = [];
  const tag = body.clientContext ? { clientContext: body.clientContext } : {};
  for (const participant of named) {
    const input = { ids: { call, participant }, body: tag };
    const { sent, problems } = await perform(client, "muteParticipant", input, options);
    if (problems) return { problems };
    const { verdict } = sent.verdict;
    if (verdict === "done" || verdict === "accepted") muted.push(participant);
    else failed.push({ participant, sent });
  }
  return { muted, failed };
}

async function everybody(
  client: Pick<GraphClient, "send">,
  call: string,
  options: PerformOptions,
): Promise<readonly string[] | Performed> {
  const listed = await perform(client, "listParticipants", { ids: { call } }, options);
  if (listed.sent?.verdict.verdict !== "done") return listed;
  const own = await perform(client, "getCall", { ids: { call } }, options);
  const me = readCreatedCall(own.sent?.body)?.myParticipantId;
  return readRoster(listed.sent.body).flatMap(({ id, muted }) =>
    id === undefined || id === me || muted === true ? [] : [id],
  );
}
