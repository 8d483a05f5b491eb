import { answer, client, done } from "./http.ts";

/** Has a flow answer from now on when this is called. @throws ApiError */
export async function assignNumber(called: string, flow: string): Promise<void> {
  await answer(client.PUT("/api/numbers/{called}", { params: { path: { called } }, body: { flow } }));
}

/** @throws ApiError */
export async function releaseNumber(called: string): Promise<void> {
  await done(client.DELETE("/api/numbers/{called}", { params: { path: { called } } }));
}
