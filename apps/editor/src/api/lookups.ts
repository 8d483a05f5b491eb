import type { TryLookup } from "@dialtree/controls";
import { failureOf } from "./errors.ts";
import { answer, client, type Schemas } from "./http.ts";

/** Has the server carry out a step's request once, with what keeps it from that in sentences. */
export const tryLookup: TryLookup = (order, signal) => askLookupTrial(order, signal).catch(failureOf);

/** Carries out a step's request once; nothing of it is kept. @throws ApiError for what was not even tried */
function askLookupTrial(
  order: Parameters<TryLookup>[0],
  signal: AbortSignal,
): Promise<Schemas["LookupTrial"]> {
  const body = order as unknown as Schemas["LookupOrderInput"];
  return answer(client.POST("/api/lookups/trials", { body, signal }));
}
