import type { DestinationPolicy } from "@dialtree/flow/destinations";
import { answer, client, type Schemas } from "./http.ts";

export type KeptDestinationPolicy = Schemas["KeptDestinationPolicy"];
export type NumberVerdict = Schemas["NumberVerdict"];

/** Which phone numbers calls may go to. */
export async function getDestinationPolicy(): Promise<KeptDestinationPolicy> {
  return answer(client.GET("/api/destination-policy"));
}

/** Saves what was made of a revision; it holds at once. @throws ApiError */
export async function saveDestinationPolicy(policy: DestinationPolicy, revision: number): Promise<void> {
  const params = { header: { "if-match": `"${revision}"` } };
  await answer(client.PUT("/api/destination-policy", { params, body: policySent(policy) }));
}

/** Whether a call would be sent to a number, by a policy that need not be saved. @throws ApiError */
export function judgeNumber(number: string, policy: DestinationPolicy): Promise<NumberVerdict> {
  return answer(
    client.POST("/api/destination-policy/verdict", { body: { number, policy: policySent(policy) } }),
  );
}

/** The generated types know no lists that are only read. */
function policySent(policy: DestinationPolicy): Schemas["DestinationPolicy"] {
  return policy as Schemas["DestinationPolicy"];
}
