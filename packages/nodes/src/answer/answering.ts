import type { Outlet, Program } from "@dialtree/flow";

/** What picking up can lead to; shared by the two nodes that do it. */
export const answeredOutlets: readonly Outlet[] = [
  { id: "answered", label: "Answered", role: "way", phase: "answered" },
  { id: "failed", label: "Could not answer", role: "failure", phase: "ringing" },
];

/**
 * Picks up unless the call already is: a flow can be entered from another one in the middle of a call. Keys are
 * listened for from the first moment, so that nothing typed ahead of the first menu is lost.
 */
export const answering: Program = {
  initial: "begin",
  states: {
    begin: {
      decides: true,
      on: {
        "decided.ringing": { to: { state: "answering" } },
        "decided.answered": { to: { outlet: "answered" } },
      },
    },
    answering: {
      do: [{ type: "answer" }],
      on: {
        "answer.done": { do: [{ type: "listen" }], to: { outlet: "answered" } },
        "answer.failed": { to: { outlet: "failed" } },
        "answer.unknown": { to: { outlet: "failed" } },
      },
    },
  },
};
