// A flow whose calls have others: telephones that ring for a caller, somebody who is called into the call, people who are
// called together. The shipped flows hand over at once, and would never call anybody.

import type { Destination, FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

const person = (n: number): Destination => ({
  kind: "user",
  id: `5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a1${n}`,
});
const people = [1, 2, 3].map((n) => ({ id: `p${n}`, to: person(n) }));
const words = (text: string) => ({ "en-US": { text } });

function node(id: string, type: string, data: object = {}): FlowNode {
  const known = nodeTypes.get(type);
  return { id, type, version: known?.version ?? 1, data: { ...known?.initial, ...data } } as FlowNode;
}

const ringing = {
  people,
  ringFor: 10,
  hold: words("Please hold the line."),
  tell: words("A call for the desk. Press 1 to take it, or 2 if you cannot."),
  asks: true,
  taken: words("Somebody else has taken the call."),
};
const waiting = { phrase: words("One moment, please."), music: words("La la la. La la la. La la la.") };

/** Whoever reaches nobody in one way is led on to the next. */
export const desk: FlowDocument = {
  format: 1,
  id: "desk",
  title: "Desk",
  languages: ["en-US"],
  fallback: { say: {}, to: person(0) },
  variables: {},
  start: "start",
  nodes: [
    node("start", "incoming"),
    node("shared", "split", {
      ways: [
        { id: "at-once", label: "", percent: 30 },
        { id: "in-turn", label: "", percent: 20 },
        { id: "together", label: "", percent: 25 },
        { id: "invited", label: "", percent: 25 },
      ],
    }),
    node("at-once", "ring-group", { ...ringing, order: "at-once" }),
    node("in-turn", "ring-group", { ...ringing, order: "in-turn" }),
    node("together", "group-call", { ...waiting, people, ringFor: 10 }),
    node("invited", "invite", { ...waiting, to: person(1), afterwards: "stay" }),
    node("quiet", "mute", { line: "muted" }),
    // Other keys than callers press here: those must not be found anywhere.
    node("door", "send-tones", { keys: "456" }),
    node("heard", "mute", { line: "heard" }),
    node("goodbye", "hang-up", { say: words("That was it. Goodbye.") }),
  ],
  edges: [
    { from: "start", outlet: "answered", to: "shared" },
    ...["at-once", "in-turn", "together", "invited"].map((way) => ({ from: "shared", outlet: way, to: way })),
    ...["at-once", "in-turn", "together"].flatMap((from) =>
      ["nobody", "failed"].map((outlet) => ({ from, outlet, to: "invited" })),
    ),
    { from: "invited", outlet: "joined", to: "quiet" },
    { from: "invited", outlet: "not-reached", to: "goodbye" },
    { from: "invited", outlet: "failed", to: "goodbye" },
    ...["next", "failed"].map((outlet) => ({ from: "quiet", outlet, to: "door" })),
    ...["done", "failed"].map((outlet) => ({ from: "door", outlet, to: "heard" })),
    ...["next", "failed"].map((outlet) => ({ from: "heard", outlet, to: "goodbye" })),
  ],
  layout: {},
};
