import { areaWords, readNumber, refusalRemedies, verdictWords } from "@dialtree/flow/destinations";
import type { Control } from "../control.ts";
import type { KeptPolicy } from "../outside-calls/policies.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import { basedOn, keptPolicy, numberAsked, numberVerdict, policySent } from "./schemas.ts";

// Two lists of rules, each with a note.
const mostBytes = 500_000;

export const destinationPolicyRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/destination-policy",
    role: "view",
    name: "getDestinationPolicy",
    summary: "Which phone numbers calls may go to, and how often; its ETag begins with the revision",
    answers: { 200: keptPolicy },
    handle: async ({ control }) => answered(control, await control.outsideCalls.find()),
  }),
  route({
    method: "PUT",
    path: "/destination-policy",
    role: "administer",
    name: "saveDestinationPolicy",
    summary: "Saves what was made of a revision; it holds at once, also for calls under way",
    headers: basedOn,
    body: policySent,
    bodyLimit: mostBytes,
    answers: { 200: keptPolicy },
    handle: async ({ control, headers, body }) =>
      answered(control, await control.outsideCalls.save(body, revisionIn(headers["if-match"]))),
  }),
  route({
    method: "POST",
    path: "/destination-policy/verdict",
    role: "view",
    name: "judgeNumber",
    repeatable: "nothing is kept",
    summary:
      "Whether a call would be sent to a number, and what decides it; nothing is called and nothing counted",
    body: numberAsked,
    bodyLimit: mostBytes,
    answers: { 200: numberVerdict },
    handle: async ({ control, body: { number: written, policy } }) => {
      const read = readNumber(written);
      if ("fault" in read) {
        const { number_unreadable: remedy } = refusalRemedies;
        const none = { number: null, allowed: false, belongsTo: null };
        return {
          status: 200,
          body: { ...none, code: "number_unreadable", says: read.fault, remedy, because: [read] },
        };
      }
      const { number } = read;
      const { verdict, facts } = control.outsideCalls.judge(number, policy);
      const refusal = verdict.allowed
        ? { code: null, remedy: null }
        : { code: verdict.code, remedy: refusalRemedies[verdict.code] };
      const belongsTo = facts.area === undefined ? null : areaWords(facts.area);
      const { allowed } = verdict;
      return { status: 200, body: { number, allowed, says: verdictWords(verdict), belongsTo, ...refusal } };
    },
  }),
];

async function answered(control: Control, { policy, revision, updatedAt }: KeptPolicy) {
  const { ownAreas, callsOfHour, notAllowed } = control.outsideCalls;
  return {
    status: 200 as const,
    body: {
      policy,
      revision,
      updatedAt: updatedAt === undefined ? null : new Date(updatedAt).toISOString(),
      ownAreas: [...ownAreas].sort(),
      callsOfHour: await callsOfHour(),
      notAllowed: [...notAllowed()],
    },
    headers: { etag: etagOf(revision) },
  };
}
