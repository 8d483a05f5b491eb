import { answer, client, done, type Schemas } from "./http.ts";
import { type Restored, restoredFrom } from "./versions.ts";

export type KeptDraft = Schemas["KeptDraft"];

/** Drafts of a flow as they were, the newest first. @throws ApiError */
export async function listKeptDrafts(flow: string): Promise<readonly KeptDraft[]> {
  return (await answer(client.GET("/api/flows/{id}/drafts", { params: { path: { id: flow } } }))).drafts;
}

/** Keeps the draft as it was saved last. @throws ApiError */
export async function keepDraft(flow: string, name: string): Promise<void> {
  const params = { path: { id: flow } };
  await answer(client.POST("/api/flows/{id}/drafts", { params, body: { name } }));
}

/** @throws ApiError */
export async function forgetDraft(flow: string, kept: string): Promise<void> {
  const params = { path: { id: flow, kept } };
  await done(client.DELETE("/api/flows/{id}/drafts/{kept}", { params }));
}

/** Has the draft be what it was. @throws ApiError when somebody has saved since `basedOn` */
export async function restoreKept(flow: string, kept: string, basedOn: number): Promise<Restored> {
  const params = { path: { id: flow, kept }, header: { "if-match": `"${basedOn}"` } };
  return restoredFrom(await answer(client.POST("/api/flows/{id}/drafts/{kept}/restore", { params })));
}
