import { listFlows } from "./client.ts";
import { answer, client, done, everyPage, type Schemas } from "./http.ts";

export type Removal = Schemas["Removal"];
export type InTheWay = Removal["inTheWay"][number];
export type RemovedFlow = Schemas["RemovedFlow"];

/** What keeps a flow from being removed. @throws ApiError */
export function lookAtRemoval(id: string): Promise<Removal> {
  return answer(client.GET("/api/flows/{id}/removal", { params: { path: { id } } }));
}

/** @throws ApiError `flow_in_use`, `draft_conflict` */
export function removeFlow(id: string, revision: number): Promise<void> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  return done(client.DELETE("/api/flows/{id}", { params }));
}

/** @throws ApiError */
export async function listRemovedFlows(): Promise<readonly RemovedFlow[]> {
  return (await everyPage("flows", client.GET("/api/removed-flows"))).flows;
}

/** @throws ApiError */
export async function bringBack(id: string): Promise<void> {
  await answer(client.POST("/api/removed-flows/{id}/bring-back", { params: { path: { id } } }));
}

/** The ids that no new flow can have: a flow that was removed keeps its own. @throws ApiError */
export async function idsTaken(): Promise<readonly string[]> {
  const all = await Promise.all([listFlows(), listRemovedFlows()]);
  return all.flat().map(({ id }) => id);
}
