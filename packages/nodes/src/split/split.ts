import {
  anyPhase,
  type DataOf,
  defineNode,
  type Facts,
  list,
  type NodeProblem,
  oneOf,
  text,
  whole,
} from "@dialtree/flow";
import { forks } from "../condition/forks.ts";
import { chanceOf, shareAt } from "./share.ts";

const fields = {
  ways: list({
    label: "Ways",
    add: "Add a way",
    min: 2,
    max: 10,
    items: {
      label: text({ label: "Name", max: 60, optional: true }),
      percent: whole({ label: "Percent", min: 0, max: 100, initial: 50 }),
    },
    initial: [
      { id: "a", label: "A", percent: 50 },
      { id: "b", label: "B", percent: 50 },
    ],
  }),
  by: oneOf({
    label: "Who goes which way",
    options: { call: "Each call by chance", caller: "The same caller always the same way" },
    initial: "call",
  }),
};

type SplitData = DataOf<typeof fields>;

/** Shares calls out. */
export const split = defineNode({
  type: "split",
  version: 1,
  title: "Split by percent",
  summary: "Shares calls out: so many of a hundred go this way, so many that.",
  group: "steer",
  fields,
  worksWhile: anyPhase,
  outlets: ({ ways }) =>
    ways.map(({ id, label, percent }) => ({ id, label: label || id, when: `${percent} %`, role: "way" })),
  check,
  program: ({ ways }) => forks(Object.fromEntries(ways.map(({ id }) => [id, id]))),
  decide: ({ ways, by }, facts) => {
    const percents = ways.map(({ percent }) => percent);
    return ways[shareAt(chanceOf(drawnBy(by, facts)), percents)]?.id ?? "nobody";
  },
  problems: {
    split_not_hundred: {
      severity: "error",
      say: ({ sum }) => `The shares add up to ${sum} percent.`,
      remedy: () => "Change them until they add up to 100.",
    },
  },
});

// The node belongs to it: whoever goes the first way here must not go the first way everywhere.
function drawnBy(by: SplitData["by"], { node, seed, caller }: Facts): string {
  const isSeen = by === "caller" && caller.kind !== "unknown";
  const who = isSeen ? (caller.kind === "phone" ? caller.number : caller.id) : undefined;
  return `${node} ${who ?? seed}`;
}

function check({ ways }: SplitData): readonly NodeProblem[] {
  const sum = ways.reduce((total, { percent }) => total + percent, 0);
  return sum === 100 ? [] : [{ code: "split_not_hundred", at: ["ways"], values: { sum } }];
}
