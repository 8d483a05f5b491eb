import { problemsOfBackups } from "./of-backups.ts";
import { problemsOfCalls } from "./of-calls.ts";
import { problemsOfControl } from "./of-control.ts";
import { problemsOfIdentity } from "./of-identity.ts";
import { problemsOfOutside } from "./of-outside.ts";
import { problemsOfRequests } from "./of-requests.ts";

/** Every kind of problem that an answer can name, by its code. Codes are for programs and never change; words may. */
export const problemTypes = {
  ...problemsOfRequests,
  ...problemsOfControl,
  ...problemsOfIdentity,
  ...problemsOfCalls,
  ...problemsOfOutside,
  ...problemsOfBackups,
} as const;

export type ProblemCode = keyof typeof problemTypes;

/** The status that a kind of problem is answered with. */
export type StatusOf<Code extends ProblemCode> = (typeof problemTypes)[Code]["status"];

/** What RFC 9457 calls the type: an address that says what the code means. */
export function addressOf(code: ProblemCode): string {
  return `/problems/${code}`;
}
