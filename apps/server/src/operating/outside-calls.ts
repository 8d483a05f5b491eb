import type { Logger } from "pino";
import type { Told } from "../line/outside-calls.ts";
import type { Counters } from "./counters.ts";

/** What an operator is told of calls to phone numbers: each is counted, and what is refused is a warning. */
export function tellOutsideCall(log: Logger, counters: Counters, told: Told): void {
  const { session, command, to, became, nearlyFull, uncounted } = told;
  counters.count("outside_calls", became);
  if (became !== "allowed")
    log.warn(
      { session, command, to, code: became, ...(uncounted === undefined ? {} : { why: uncounted }) },
      "a call to a phone number was refused",
    );
  if (nearlyFull)
    log.warn(
      nearlyFull,
      "the calls to phone numbers of the last hour come near to what is allowed. Look who calls; the bound is under Where calls may go",
    );
}
