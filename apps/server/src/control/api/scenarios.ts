import { slug } from "@dialtree/flow";
import { z } from "zod";
import { type KeptScenario, mostCharacters } from "../scenarios/scenarios.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import { basedOn, flowParams, nothing } from "./schemas.ts";

const scenario = z
  .object({
    name: z.string(),
    text: z.string().nullable().meta({
      description: "As in a file that dialtree test plays; null of one that was sealed with another secret",
    }),
    revision: z.int().min(1),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "Scenario" });
const scenarioParams = z.object({ id: slug, name: slug });
const scenarioSent = z
  .strictObject({ text: z.string().min(1).max(mostCharacters) })
  .meta({ id: "ScenarioText" });
const scenarioList = z.object({ scenarios: z.array(scenario) });

export const scenarioRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/scenarios",
    role: "view",
    name: "listScenarios",
    summary: "The scenarios of a flow, by name",
    params: flowParams,
    answers: { 200: scenarioList },
    handle: async ({ control, params: { id } }) => ({
      status: 200,
      body: { scenarios: (await control.scenarios.list(id)).map(shown) },
    }),
  }),
  route({
    method: "PUT",
    path: "/flows/:id/scenarios/:name",
    role: "author",
    name: "putScenario",
    summary: "Saves what was made of a scenario's revision; without If-Match it is a new one",
    params: scenarioParams,
    headers: basedOn,
    body: scenarioSent,
    answers: { 200: scenario, 201: scenario },
    handle: async ({ control, params: { id, name }, headers: { "if-match": from }, body: { text } }) => {
      const revision = from === undefined ? 0 : revisionIn(from);
      const kept = await control.scenarios.put(id, name, text, revision);
      return {
        status: revision === 0 ? 201 : 200,
        body: shown(kept),
        headers: { etag: etagOf(kept.revision) },
      };
    },
  }),
  route({
    method: "DELETE",
    path: "/flows/:id/scenarios/:name",
    role: "author",
    name: "removeScenario",
    summary: "Deletes a scenario of a flow",
    params: scenarioParams,
    headers: basedOn,
    answers: { 204: nothing },
    handle: async ({ control, params: { id, name }, headers }) => {
      await control.scenarios.remove(id, name, revisionIn(headers["if-match"]));
      return { status: 204 };
    },
  }),
];

function shown({ updatedAt, ...scenario }: KeptScenario) {
  return { ...scenario, updatedAt: new Date(updatedAt).toISOString() };
}
