import { Refusal } from "../refusal.ts";
import { complaintIn, type Peer, readEvents, remedyIn } from "./http.ts";

/** A problem of a flow, as a server tells it. */
export interface ServersProblem {
  readonly flow: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  /** JSON pointer into the flow's document. */
  readonly at: string;
  readonly sentence: string;
  readonly remedy: string;
}

/** What became of a publish. */
export type Outcome =
  | {
      readonly number: number;
      /** False when this very content had been published before. */
      readonly isNew: boolean;
      readonly together: readonly { readonly flow: string; readonly number: number }[];
      readonly warnings: readonly ServersProblem[];
    }
  | { readonly message: string; readonly remedy: string; readonly problems: readonly ServersProblem[] };

interface Order {
  readonly message: string;
  /** What was looked at: it is not published when somebody has saved since. */
  readonly revision: number;
}

/**
 * Has a server publish the draft of a flow.
 * @param progress Hears how much of what callers hear is ready.
 * @throws Refusal when the server breaks off, or does not take the order
 */
export async function publishOn(
  server: Peer,
  path: string,
  order: Order,
  progress: (done: number, of: number) => void,
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  const answer = await readEvents(
    server,
    `${path}/publishing`,
    new AbortController().signal,
    (item) => {
      const event = (item ?? {}) as Event;
      if (event.type === "progress") progress(event.done, event.of);
      if (event.type === "refused") {
        const { detail: message, remedy, problems = [] } = event.problem;
        outcome = { message, remedy, problems };
      }
      if (event.type === "published") {
        const { version, ...publication } = event.publication;
        outcome = { number: version.number, ...publication };
      }
    },
    order,
  );
  if (answer)
    throw new Refusal(
      `The server does not publish: ${complaintIn(answer)}`,
      remedyIn(answer) ?? "Is that a dialtree server, and as new as this command?",
    );
  if (!outcome)
    throw new Refusal(
      "The server broke off before it had published.",
      "See dialtree versions for what callers get, and publish again.",
    );
  return outcome;
}

type Event =
  | { readonly type: "progress"; readonly done: number; readonly of: number }
  | {
      readonly type: "published";
      readonly publication: Omit<Extract<Outcome, { isNew: boolean }>, "number"> & {
        readonly version: { readonly number: number };
      };
    }
  | {
      readonly type: "refused";
      readonly problem: {
        readonly detail: string;
        readonly remedy: string;
        readonly problems?: readonly ServersProblem[];
      };
    };
