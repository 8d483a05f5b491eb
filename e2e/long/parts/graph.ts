import { type OneServer, startOneServer } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";

interface Trouble {
  readonly name: string;
  readonly fault: Readonly<Record<string, unknown>>;
  /** The longest silence that may come of it. */
  readonly silenceMs: number;
}

/*
 * A request is sent four times at most, with 2 s between when Graph says so, else 0.25, 0.5 and 1 s, and given up after 5 s.
 * A transfer whose fate is unclear is looked for during 5 s before it is sent again (once-only-commands). What two such
 * requests in a row come to is the most that a caller may hear nothing.
 */
const troubles: readonly Trouble[] = [
  {
    name: "429 with Retry-After 2",
    fault: { fault: "throttled", percent: 20, retryAfter: 2 },
    silenceMs: 14_000,
  },
  { name: "500", fault: { fault: "serverError", percent: 20 }, silenceMs: 14_000 },
  { name: "503", fault: { fault: "serverError", percent: 20, status: 503 }, silenceMs: 14_000 },
  {
    name: "an answer after 10 s, done only then",
    fault: { fault: "hang", percent: 10, ms: 10_000 },
    silenceMs: 30_000,
  },
  {
    name: "the connection broken, nothing done",
    fault: { fault: "reset", percent: 20 },
    silenceMs: 14_000,
  },
  { name: "done, the answer lost", fault: { fault: "lostReply", percent: 20 }, silenceMs: 14_000 },
  { name: "done, half of the answer", fault: { fault: "truncated", percent: 20 }, silenceMs: 14_000 },
];

const seconds = 30;

/** Graph is in trouble with every request in five, or ten. */
export const graphInTrouble: Run = async (part) => {
  const line = await startOneServer();
  try {
    for (const trouble of troubles) part.found(await inTrouble(line, part, trouble));
  } finally {
    await line.stop();
  }
};

function inTrouble(line: OneServer, part: Part, { name, fault, silenceMs }: Trouble) {
  return underLoad({
    line,
    part,
    seconds: Math.min(seconds, part.seconds),
    required: { fault: `Graph, ${fault.percent} % of requests: ${name}`, silenceMs },
    trouble: async (over) => {
      await line.fault(fault);
      await pause(seconds * 1_000, over);
      await line.control("DELETE", "/faults");
      return {};
    },
  });
}
