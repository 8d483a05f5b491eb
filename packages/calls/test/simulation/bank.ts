// A flow that does nothing but have two things done outside the call, one after the other. The shipped flow that has something
// done asks for many keys first, and few of these callers would come so far.

import {
  defineNode,
  type FlowDocument,
  type FlowNode,
  type Move,
  type NodeTypes,
  nodeTypesOf,
} from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

/** What stands for a PIN: nobody may ever read it. */
export const canary = "pin-canary-908172";
/** How long the flow waits for each of the two. */
export const waitsMs = 12_000;

const to = (outlet: string): Move => ({ to: { outlet } });
const errand = defineNode({
  type: "errand",
  version: 1,
  title: "Errand",
  summary: "Has something done.",
  group: "steer",
  fields: {},
  worksWhile: ["answered"],
  outlets: () => ["right", "wrong", "late"].map((id) => ({ id, label: id, role: "way" as const })),
  program: () => ({
    initial: "waiting",
    states: {
      waiting: {
        do: [
          {
            type: "task",
            task: "check-pin",
            settings: { list: "bank" },
            given: { account: { constant: "1" }, pin: { constant: canary }, caller: { caller: "identity" } },
            seconds: waitsMs / 1_000,
          },
        ],
        on: {
          "answered.right": to("right"),
          "answered.wrong": to("wrong"),
          "task.failed": to("late"),
          "task.unknown": to("late"),
        },
      },
    },
  }),
});

export const bankTypes: NodeTypes = nodeTypesOf([...nodeTypes.values(), errand]);

function node(id: string, type: string, data: FlowNode["data"] = {}): FlowNode {
  return { id, type, version: 1, data: { ...bankTypes.get(type)?.initial, ...data } };
}

/** Whoever waits too long for the first one waits for the second at once: an answer that comes too late must not be its own. */
export const bank: FlowDocument = {
  format: 1,
  id: "bank",
  title: "Bank",
  languages: ["en-US"],
  fallback: { say: {}, to: { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01", name: "Operator" } },
  variables: {},
  start: "start",
  nodes: [
    node("start", "incoming"),
    node("first", "errand"),
    node("known", "prompt", { prompt: { "en-US": { text: "Thank you. One more moment." } } }),
    node("second", "errand"),
    node("goodbye", "hang-up", { say: { "en-US": { text: "That was it. Goodbye." } } }),
  ],
  edges: [
    { from: "start", outlet: "answered", to: "first" },
    { from: "first", outlet: "right", to: "known" },
    { from: "first", outlet: "wrong", to: "known" },
    { from: "first", outlet: "late", to: "second" },
    { from: "known", outlet: "next", to: "second" },
    { from: "second", outlet: "right", to: "goodbye" },
    { from: "second", outlet: "wrong", to: "goodbye" },
    { from: "second", outlet: "late", to: "goodbye" },
  ],
  layout: {},
};
