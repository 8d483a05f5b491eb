import { answer, client, type Schemas } from "./http.ts";

export type PreflightReport = Schemas["PreflightReport"];
export type PreflightSummary = Schemas["PreflightSummary"];
export type PreflightItem = Schemas["PreflightItem"];

/** What a publish is told by somebody who knows that scenarios fail. */
export interface DespiteScenarios {
  readonly failing: number;
  readonly reason: string;
}

/** Everything that is to be seen before the draft, as it is saved, or a version is published to an environment. @throws ApiError */
export function preflightFlow(id: string, environment: string, version?: string): Promise<PreflightReport> {
  const params = { path: { id }, query: { environment, ...(version === undefined ? {} : { version }) } };
  return answer(client.POST("/api/flows/{id}/preflight", { params }));
}
