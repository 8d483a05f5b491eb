import type { SaidFault } from "@dialtree/flow/translating";
import { translation } from "../messages/language.ts";

/** What is wrong with a file, or with what somebody has typed, in the language that is on the screen. */
export function faultWords(fault: SaidFault): string {
  return translation()?.fault(fault) ?? fault.fault;
}
