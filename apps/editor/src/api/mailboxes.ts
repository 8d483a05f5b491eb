import type { ResourceUses } from "./client.ts";
import { answer, client, done, everyPage, type Schemas } from "./http.ts";

export type KeptMessage = Schemas["Message"];

/** What lies in a mailbox, the newest first. */
export async function listMessages(mailbox: string): Promise<readonly KeptMessage[]> {
  const params = { path: { mailbox } };
  return (await everyPage("messages", client.GET("/api/mailboxes/{mailbox}/messages", { params }))).messages;
}

export function mailboxUses(mailbox: string): Promise<ResourceUses> {
  return everyPage("uses", client.GET("/api/mailboxes/{mailbox}/uses", { params: { path: { mailbox } } }));
}

/** What somebody said; the server writes down that it was fetched. @throws ApiError */
export function messageRecording(id: string): Promise<Blob> {
  return answer(client.GET("/api/messages/{id}/recording", { params: { path: { id } }, parseAs: "blob" }));
}

/** @throws ApiError */
export async function removeMessage(id: string): Promise<void> {
  await done(client.DELETE("/api/messages/{id}", { params: { path: { id } } }));
}
