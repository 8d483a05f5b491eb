import { type FlowDocument, read } from "@dialtree/flow";
import { nodeTypes } from "../words/node-types.ts";
import { answer, client, done, type Schemas } from "./http.ts";
import { type Restored, restoredFrom } from "./versions.ts";

export type KeptDraft = Schemas["KeptDraft"];

/** Drafts of a flow as they were, the newest first. @throws ApiError */
export async function listKeptDrafts(flow: string): Promise<readonly KeptDraft[]> {
  return (await answer(client.GET("/api/flows/{id}/drafts", { params: { path: { id: flow } } }))).drafts;
}

/** A draft as it was; undefined where this editor cannot read it. @throws ApiError */
export async function documentOfKept(
  flow: string,
  kept: string,
): Promise<{
  readonly name: string | null;
  readonly at: string;
  readonly document: FlowDocument | undefined;
}> {
  const params = { path: { id: flow, kept } };
  const { document, ...rest } = await answer(client.GET("/api/flows/{id}/drafts/{kept}", { params }));
  return { ...rest, document: read(document, nodeTypes).document };
}

/** Keeps the draft as it was saved last. @throws ApiError */
export async function keepDraft(flow: string, name: string): Promise<KeptDraft> {
  const params = { path: { id: flow } };
  return answer(client.POST("/api/flows/{id}/drafts", { params, body: { name } }));
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
