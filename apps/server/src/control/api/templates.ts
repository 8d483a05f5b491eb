import { slug } from "@dialtree/flow";
import { z } from "zod";
import { allows } from "../../identity/roles.ts";
import { type Route, route } from "./route.ts";
import { flowDocument, flowParams } from "./schemas.ts";

const template = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    languages: z.array(z.string()),
    scenarios: z.int().meta({ description: "Calls that are described with it and try it" }),
    document: flowDocument,
  })
  .meta({ id: "Template" });

const named = z.strictObject({
  id: slug.meta({ description: "Of the new flow" }),
  title: z.string().trim().min(1).max(200),
});

const begun = z
  .object({
    id: z.string(),
    alsoMade: z.object({
      flows: z.array(z.string()).meta({ description: "Flows that it leads to and that were not here" }),
      calendars: z.array(z.string()),
    }),
  })
  .meta({ id: "TemplateUsed" });

export const templateRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/templates",
    role: "view",
    name: "listTemplates",
    summary: "Flows that come with dialtree, to begin with",
    answers: { 200: z.object({ templates: z.array(template) }) },
    handle: async ({ control }) => ({
      status: 200,
      body: {
        templates: (await control.templates.list()).map(({ document, scenarios }) => ({
          id: document.id,
          title: document.title,
          description: document.description ?? "",
          languages: [...document.languages],
          scenarios,
          document,
        })),
      },
    }),
  }),
  route({
    method: "POST",
    path: "/templates/:id/flows",
    role: "author",
    name: "useTemplate",
    summary: "A new draft that is made of a template, with its recordings and scenarios",
    params: flowParams,
    body: named,
    answers: { 201: begun },
    handle: async ({ control, asker, params: { id }, body }) => {
      // Calendars hold for calls at once: whoever may not make one does not get one by a detour.
      const mayMakeCalendars = !asker || allows(asker.roles, "hours");
      const { created, calendars } = await control.templates.use(id, body, mayMakeCalendars);
      const flows = created.filter((one) => one !== body.id);
      return { status: 201, body: { id: body.id, alsoMade: { flows, calendars: [...calendars] } } };
    },
  }),
];
