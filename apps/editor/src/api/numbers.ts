import { answer, client, done } from "./http.ts";

/** Has a flow answer from now on when this is called, as it is in an environment: left out, in the one that the number belongs to. @throws ApiError */
export async function assignNumber(called: string, flow: string, environment?: string): Promise<void> {
  const params = { path: { called } };
  await answer(
    client.PUT("/api/numbers/{called}", { params, body: { flow, ...(environment ? { environment } : {}) } }),
  );
}

/** @throws ApiError */
export async function releaseNumber(called: string): Promise<void> {
  await done(client.DELETE("/api/numbers/{called}", { params: { path: { called } } }));
}
