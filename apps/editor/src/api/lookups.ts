import type { TryLookup } from "@dialtree/controls";
import { askLookupTrial } from "./client.ts";
import { failureOf } from "./errors.ts";

/** Has the server carry out a step's request once, with what keeps it from that in sentences. */
export const tryLookup: TryLookup = (order, signal) => askLookupTrial(order, signal).catch(failureOf);
