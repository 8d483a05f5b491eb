import { type FlowDocument, read } from "@dialtree/flow";
import { shownLanguage } from "../messages/language.ts";
import { said } from "../messages/said.ts";
import { nodeTypes } from "../words/node-types.ts";
import { answer, client, type Schemas } from "./http.ts";

/** A flow that comes with dialtree; its document is there as far as this editor can read it. */
export type Template = Omit<Schemas["Template"], "document"> & {
  readonly document: FlowDocument | undefined;
};

/** By title, in the language that is on the screen. @throws ApiError */
export async function listTemplates(): Promise<readonly Template[]> {
  const { templates } = await answer(client.GET("/api/templates"));
  const told = templates.map((template) => ({
    ...template,
    title: said("template", template.title),
    description: said("template", template.description),
    document: read(template.document, nodeTypes).document,
  }));
  return told.toSorted((one, other) => one.title.localeCompare(other.title, shownLanguage()));
}

/** A new draft that is made of a template; the answer is its id. @throws ApiError */
export async function createFromTemplate(
  template: string,
  body: { readonly id: string; readonly title: string },
): Promise<string> {
  const params = { path: { id: template } };
  return (await answer(client.POST("/api/templates/{id}/flows", { params, body }))).id;
}
