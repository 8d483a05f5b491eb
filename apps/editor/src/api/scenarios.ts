import { answer, client, done, type Schemas } from "./http.ts";

export type Scenario = Schemas["Scenario"];

/** The scenarios of a flow, by name. @throws ApiError */
export async function listScenarios(flow: string): Promise<readonly Scenario[]> {
  return (await answer(client.GET("/api/flows/{id}/scenarios", { params: { path: { id: flow } } })))
    .scenarios;
}

/** Saves what was made of a revision; of none for one that is new. @throws ApiError with the lines that cannot be read */
export function putScenario(
  flow: string,
  name: string,
  text: string,
  basedOn: number | undefined,
): Promise<Scenario> {
  const header = basedOn === undefined ? {} : { "if-match": `"${basedOn}"` };
  const params = { path: { id: flow, name }, header };
  return answer(client.PUT("/api/flows/{id}/scenarios/{name}", { params, body: { text } }));
}

/** @throws ApiError */
export function removeScenario(flow: string, name: string, basedOn: number): Promise<void> {
  const params = { path: { id: flow, name }, header: { "if-match": `"${basedOn}"` } };
  return done(client.DELETE("/api/flows/{id}/scenarios/{name}", { params }));
}
