import { answer, client, type Schemas } from "./http.ts";

export type KeptKind = Schemas["Retention"]["kinds"][number];
export type Erasure = Schemas["Erasure"];
export type Trace = Erasure["traces"][number];

/** Somebody who calls: by the number, or by the object id of a Teams user. */
export type Whom = { readonly number: string } | { readonly user: string };

/** What is kept for how long. @throws ApiError */
export async function listRetention(): Promise<readonly KeptKind[]> {
  return (await answer(client.GET("/api/retention"))).kinds;
}

/** @param days Null: for good. @throws ApiError */
export async function setRetention(kind: string, days: number | null): Promise<void> {
  // The server says which kinds can be set; the type has those of today.
  const params = { path: { kind: kind as "journals" } };
  await answer(client.PUT("/api/retention/{kind}", { params, body: { days } }));
}

/** What is there of somebody; nothing is erased. @throws ApiError */
export function lookForCaller(whom: Whom): Promise<Erasure> {
  return answer(client.POST("/api/erasures", { body: { whom, dryRun: true } }));
}

/** @throws ApiError */
export function eraseCaller(whom: Whom): Promise<Erasure> {
  return answer(client.POST("/api/erasures", { body: { whom, dryRun: false } }));
}
