import type { JournalLine } from "@dialtree/calls";
import type { EndReason } from "@dialtree/flow";
import { z } from "zod";

/** How far a call of ours has come, as its journal tells. Times are milliseconds since 1970, UTC. */
export interface Course {
  /** `unbegun`: asked for, and no call came of it. `unreached`: nobody could be got on the line, and the flow goes on. */
  readonly state: "unbegun" | "calling" | "answered" | "unreached" | "over";
  /** How calling came out: the exit of the step that calls, such as `answered`, `busy`, `no-answer`. */
  readonly reached: string | null;
  /** The exits that the call took, oldest first; of long calls the last ones. */
  readonly exits: readonly Exit[];
  readonly ended: { readonly at: number; readonly reason: EndReason } | null;
}

export interface Exit {
  readonly at: number;
  readonly flow: string;
  readonly node: string;
  readonly outlet: string;
}

const exitsTold = 100;

const entry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("left"), flow: z.string(), node: z.string(), outlet: z.string() }),
  z.object({ kind: z.literal("ended"), reason: z.string() }),
]);

/** What came of a call of ours. Reads only what it knows: a journal has more in it, and will have more. */
export function courseOf(journal: readonly JournalLine[]): Course {
  const exits: Exit[] = [];
  let ended: Course["ended"] = null;
  for (const { at, entry: text } of journal) {
    const read = entry.safeParse(JSON.parse(text));
    if (!read.success) continue;
    if (read.data.kind === "ended") ended = { at, reason: read.data.reason as EndReason };
    else {
      const { flow, node, outlet } = read.data;
      exits.push({ at, flow, node, outlet });
    }
  }
  const reached = exits[0]?.outlet ?? null;
  return {
    state: stateOf(journal.length > 0, reached, ended),
    reached,
    exits: exits.slice(-exitsTold),
    ended,
  };
}

function stateOf(began: boolean, reached: string | null, ended: Course["ended"]): Course["state"] {
  if (ended) return "over";
  if (!began) return "unbegun";
  if (reached === null) return "calling";
  return reached === "answered" ? "answered" : "unreached";
}
