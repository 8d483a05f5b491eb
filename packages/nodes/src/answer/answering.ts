import type { Outlet, Program } from "@dialtree/flow";

/** What picking up can lead to; shared by the two nodes that do it. */
export const answeredOutlets: readonly Outlet[] = [
  { id: "answered", label: "Answered", role: "way", phase: "answered" },
  { id: "failed", label: "Could not answer", role: "failure", phase: "ringing" },
];

/**
 * Picks up, and leaves by an outlet or by `failed`; at once if the call is answered already: a flow can be entered from another
 * one in the middle of a call. Keys are listened for from the first moment, so that nothing typed ahead of the first menu is lost.
 */
export function pickingUp(outlet: string): Program["states"] {
  return {
    begin: {
      decides: true,
      on: {
        "decided.ringing": { to: { state: "answering" } },
        "decided.answered": { to: { outlet } },
      },
    },
    answering: {
      do: [{ type: "answer" }],
      on: {
        "answer.done": { do: [{ type: "listen" }], to: { outlet } },
        "answer.failed": { to: { outlet: "failed" } },
        "answer.unknown": { to: { outlet: "failed" } },
      },
    },
  };
}

export const answering: Program = { initial: "begin", states: pickingUp("answered") };
