import { anyPhase, defineNode, whole } from "@dialtree/flow";
import { forks } from "../condition/forks.ts";

/** Lets a call pass so many times, and then no more. */
export const loopCounter = defineNode({
  type: "loop-counter",
  version: 1,
  title: "Count rounds",
  summary: "Lets a call go round so many times, and then another way.",
  group: "steer",
  fields: {
    rounds: whole({
      label: "Rounds",
      help: "So often a call goes on by Again; from then on by Used up. 0 closes the way.",
      min: 0,
      max: 100,
      initial: 3,
    }),
  },
  worksWhile: anyPhase,
  outlets: ({ rounds }) => [
    { id: "again", label: "Again", when: rounds === 1 ? "once" : `${rounds} times`, role: "way" },
    { id: "used-up", label: "Used up", role: "way" },
  ],
  program: () => forks({ again: "again", "used-up": "used-up" }, [{ type: "count" }]),
  decide: ({ rounds }, { counted }) => (counted <= rounds ? "again" : "used-up"),
});
