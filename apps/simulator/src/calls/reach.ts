// Who can be redirected or transferred where. One table, so that it can be read and argued with.

import type { Caller, Dialled, Target } from "./parties.ts";

export type Verb = "redirect" | "transfer";
export type Verdict =
  | "documented" // Microsoft's pages say that it works
  | "inferred" // nothing says so, nothing speaks against it
  | "unsupported"; // Microsoft's pages rule it out

export interface Cell {
  readonly verb: Verb;
  readonly from: readonly Caller["kind"][];
  readonly to: readonly Target["kind"][];
  /** How the caller reached the bot, where that matters. */
  readonly dialled?: Dialled["kind"];
  readonly verdict: Verdict;
  readonly source: string;
}

const colleagues = ["user"] as const;
const outsiders = ["phone", "withheld", "outsideUser", "guest"] as const;
const everybody = [...colleagues, ...outsiders] as const;

/** The first row that fits decides. */
export const reachTable: readonly Cell[] = [
  {
    verb: "transfer",
    from: everybody,
    to: ["misnamed"],
    verdict: "unsupported",
    source: "no page; no user has the id of a resource account",
  },
  {
    verb: "redirect",
    from: everybody,
    to: ["misnamed"],
    verdict: "unsupported",
    source: "no page; no user has the id of a resource account",
  },
  {
    verb: "transfer",
    from: everybody,
    to: ["phone"],
    dialled: "bot",
    verdict: "unsupported",
    source: "call-answer, PSTN matrix: nothing to PSTN after a call to the bot itself",
  },
  {
    verb: "redirect",
    from: everybody,
    to: ["phone"],
    dialled: "bot",
    verdict: "unsupported",
    source: "call-answer, PSTN matrix; call-redirect: PSTN needs an application instance with a number",
  },
  {
    verb: "transfer",
    from: everybody,
    to: ["phone"],
    dialled: "number",
    verdict: "documented",
    source: "call-answer, PSTN matrix; call-transfer: to PSTN only for an application instance",
  },
  {
    verb: "redirect",
    from: everybody,
    to: ["phone"],
    dialled: "number",
    verdict: "documented",
    source: "call-answer, PSTN matrix; call-redirect, example 3",
  },
  {
    verb: "transfer",
    from: colleagues,
    to: ["user"],
    verdict: "documented",
    source: "call-transfer: transferee and target are Teams users of the same tenant",
  },
  {
    verb: "transfer",
    from: ["outsideUser", "guest"],
    to: ["user", "instance", "bot"],
    verdict: "unsupported",
    source: "call-transfer: transferee and target must be of the same tenant",
  },
  {
    verb: "transfer",
    from: ["phone", "withheld"],
    to: ["user"],
    verdict: "inferred",
    source: "call-transfer names Teams users only; putting callers through is what IVR bots are for",
  },
  {
    verb: "transfer",
    from: ["phone", "withheld", "user"],
    to: ["instance", "bot"],
    verdict: "inferred",
    source: "call-transfer does not name them; incomingContext.transferor shows that it happens",
  },
  {
    verb: "redirect",
    from: everybody,
    to: ["user", "bot"],
    verdict: "documented",
    source: "call-redirect, examples 1 and 2 (any caller; the pages name no restriction)",
  },
  {
    verb: "redirect",
    from: everybody,
    to: ["instance"],
    verdict: "inferred",
    source: "call-redirect does not name resource accounts; a bot's application may be a target",
  },
];

export function reach(verb: Verb, from: Caller["kind"], dialled: Dialled["kind"], to: Target["kind"]): Cell {
  const cell = reachTable.find(
    (row) =>
      row.verb === verb &&
      row.from.includes(from) &&
      row.to.includes(to) &&
      (row.dialled === undefined || row.dialled === dialled),
  );
  if (!cell) throw new Error(`The reach table has no row for ${verb} of ${from} (${dialled}) to ${to}.`);
  return cell;
}
