import { answer, client, done, everyPage, type Schemas } from "./http.ts";

export type KeptSecret = Schemas["KeptSecret"];

/** The hosts that flows may ask, and the secrets that are kept for them, without their values. */
export function listSecrets(): Promise<{
  readonly hosts: readonly string[];
  readonly secrets: readonly KeptSecret[];
}> {
  return everyPage("secrets", client.GET("/api/secrets"));
}

/** Keeps a secret for some hosts, in the place of one of the same name; nobody can read it again. @throws ApiError */
export async function putSecret(name: string, value: string, hosts: readonly string[]): Promise<void> {
  const body = { value, hosts: [...hosts] };
  await answer(client.PUT("/api/secrets/{name}", { params: { path: { name } }, body }));
}

/** @throws ApiError as long as a flow names it */
export async function removeSecret(name: string): Promise<void> {
  await done(client.DELETE("/api/secrets/{name}", { params: { path: { name } } }));
}
