import { type FlowDocument, read } from "@dialtree/flow";
import { nodeTypes } from "../words/node-types.ts";
import { answer, client, type Schemas } from "./http.ts";

/** A flow that comes with dialtree; its document is there as far as this editor can read it. */
export type Template = Omit<Schemas["Template"], "document"> & {
  readonly document: FlowDocument | undefined;
};

/** By title. @throws ApiError */
export async function listTemplates(): Promise<readonly Template[]> {
  const { templates } = await answer(client.GET("/api/templates"));
  return templates.map((template) => ({
    ...template,
    document: read(template.document, nodeTypes).document,
  }));
}

/** A new draft that is made of a template; the answer is its id. @throws ApiError */
export async function createFromTemplate(
  template: string,
  body: { readonly id: string; readonly title: string },
): Promise<string> {
  const params = { path: { id: template } };
  return (await answer(client.POST("/api/templates/{id}/flows", { params, body }))).id;
}
