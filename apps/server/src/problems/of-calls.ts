import { type RefusalCode, refusalRemedies } from "@dialtree/flow/destinations";
import { type ProblemType, problemType } from "./type.ts";

const nobodyCalled = "Nobody was called.";

/** Why no call is let go to a phone number. */
const problemsOfDestinations = {
  number_unreadable: problemType(
    403,
    "This is no phone number",
    nobodyCalled,
    refusalRemedies.number_unreadable,
  ),
  number_refused: problemType(
    403,
    "The number is refused",
    `${nobodyCalled} A rule under Where calls may go refuses it.`,
    refusalRemedies.number_refused,
  ),
  number_kind_refused: problemType(
    403,
    "Numbers of this kind are refused",
    `${nobodyCalled} It is an emergency, premium or other number that calls do not go to.`,
    refusalRemedies.number_kind_refused,
  ),
  number_not_allowed: problemType(
    403,
    "The number is not allowed",
    `${nobodyCalled} No rule allows it, and no number of this installation is in the same country.`,
    refusalRemedies.number_not_allowed,
  ),
  minute_full: problemType(
    429,
    "There were too many calls in the last minute",
    nobodyCalled,
    refusalRemedies.minute_full,
  ),
  hour_full: problemType(
    429,
    "There were too many calls in the last hour",
    nobodyCalled,
    refusalRemedies.hour_full,
  ),
  number_hour_full: problemType(
    429,
    "There were too many calls to this number in the last hour",
    nobodyCalled,
    refusalRemedies.number_hour_full,
  ),
  caller_hour_full: problemType(
    429,
    "There were too many calls for one caller in the last hour",
    nobodyCalled,
    refusalRemedies.caller_hour_full,
  ),
  calls_uncounted: problemType(
    503,
    "Calls cannot be counted",
    `${nobodyCalled} Without the count nobody could say when it is too many.`,
    refusalRemedies.calls_uncounted,
  ),
} as const satisfies Readonly<Record<RefusalCode, ProblemType>>;

/** What can be wrong with calls, whoever places them. */
export const problemsOfCalls = {
  ...problemsOfDestinations,
  call_unknown: problemType(
    404,
    "There is no such call",
    "It is over for so long that it was forgotten, or never was.",
    "Those of the last hours are listed at /api/calls, those that flows have placed at /api/outgoing-calls.",
  ),
  call_over: problemType(
    404,
    "The call is over",
    "There is no such call at the simulated phone, or not any more.",
    "Place another call.",
  ),
  flow_not_published: problemType(
    409,
    "The flow is not published",
    `${nobodyCalled} Calls run published versions only.`,
    "Publish it, then ask again.",
  ),
  flow_without_number: problemType(
    409,
    "No number leads to the flow",
    "There is nothing that the simulated phone could dial.",
    "Let a number lead to it, then call again.",
  ),
  flow_waits_for_calls: problemType(
    409,
    "The flow places no calls",
    `${nobodyCalled} The flow waits for calls.`,
    "Choose a flow that begins with Outgoing call.",
  ),
  callee_unfit: problemType(
    422,
    "The flow does not call anybody of this kind",
    nobodyCalled,
    "Say so in its Outgoing call step and publish it, or choose somebody else.",
  ),
  values_unfit: problemType(
    422,
    "The flow cannot take these values",
    `${nobodyCalled} The answer says under input what is wrong with each.`,
    "Correct them as it is said for each.",
  ),
  calling_account_missing: problemType(
    409,
    "There is no account to call from",
    `${nobodyCalled} Phones are called by a resource account with a number, and this server knows none.`,
    "Set DIALTREE_CALLS_FROM to the object id of the account.",
  ),
  calling_account_unknown: problemType(
    422,
    "The account may not call from here",
    nobodyCalled,
    "Use one of those that DIALTREE_CALLS_FROM names, or add it there.",
  ),
  request_taken: problemType(
    409,
    "The request's name stands for another call",
    `${nobodyCalled} The same name was used for another call in the last seven days.`,
    "Give each call a name of its own, and the same only to the same one.",
  ),
  outgoing_rate_exceeded: problemType(
    429,
    "As many calls were placed as there may be",
    nobodyCalled,
    "Ask again later, or have DIALTREE_CALLS_PER_MINUTE or DIALTREE_CALLS_PER_DAY raised.",
  ),
  call_not_written: problemType(
    503,
    "Nobody knows whether the call was begun",
    "The store of calls failed at that moment.",
    "Ask again with the same request: nobody is called twice.",
  ),
  phone_missing: problemType(
    404,
    "This server has no simulated phone",
    "Only a server beside a simulator has one.",
    "Call one of its numbers with a real one, or start the simulator and set DIALTREE_SIMULATOR.",
  ),
  number_not_simulated: problemType(
    409,
    "The simulated network does not know the number",
    nobodyCalled,
    "Let a phone number lead to the flow, such as +15550105: the simulated network gets every one of them.",
  ),
  phone_unreachable: problemType(
    502,
    "The simulated phone does not answer",
    "The simulator is away, or slow.",
    "Start the simulator, or set DIALTREE_SIMULATOR to where it is.",
  ),
  phone_refused: problemType(
    502,
    "The simulated phone refuses",
    "The simulator did not do what it was asked for.",
    "Check that the simulator is of the same version as this server.",
  ),
} as const satisfies Readonly<Record<string, ProblemType>>;
