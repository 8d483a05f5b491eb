import { answer, client, type Schemas } from "./http.ts";

export type Rollout = Schemas["Rollout"];
export type RolloutSide = Schemas["RolloutSide"];
export type Schedule = Schemas["Schedule"];

/** How callers come to get a version; at once and all of them where nothing is said. */
export type WayLive = Pick<Schemas["PublishOrderInput"], "when" | "share" | "guard">;

/** The newest rollout of a flow, be it over; undefined where there was none. @throws ApiError */
export async function latestRollout(flow: string): Promise<Rollout | undefined> {
  const params = { path: { id: flow } };
  return (await answer(client.GET("/api/flows/{id}/rollout", { params }))).rollout ?? undefined;
}

/** @throws ApiError */
export async function setRolloutShare(flow: string, share: number): Promise<void> {
  const params = { path: { id: flow } };
  await answer(client.PUT("/api/flows/{id}/rollout", { params, body: { share } }));
}

/** Has everybody get it. @throws ApiError with what it needs and is gone */
export async function finishRollout(flow: string): Promise<void> {
  await answer(client.POST("/api/flows/{id}/rollout/finish", { params: { path: { id: flow } } }));
}

/** Has nobody get it. @throws ApiError */
export async function endRollout(flow: string): Promise<void> {
  const params = { path: { id: flow } };
  await answer(client.POST("/api/flows/{id}/rollout/end", { params, body: {} }));
}

/** What goes live later, and what became of the last that was to. @throws ApiError */
export async function listSchedules(flow: string): Promise<readonly Schedule[]> {
  const params = { path: { id: flow } };
  return (await answer(client.GET("/api/flows/{id}/schedules", { params }))).schedules;
}

/** @throws ApiError */
export async function cancelSchedule(id: string): Promise<void> {
  await answer(client.POST("/api/schedules/{id}/cancel", { params: { path: { id } } }));
}
