// What a compile and a step cost, and how a step grows with the size of its flow. Machines are shared and noisy: sizes are
// measured in turns within one run, and only their ratio is judged.

import { begin, check, compile, type FlowLibrary, libraryOf, type Session, step } from "@dialtree/engine";
import { callerLeg, type FlowDocument, type FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import type { Part } from "../part.ts";
import { median, rounded } from "../statistics.ts";

const sizes = [10, 1_000, 5_000] as const;
const rounds = 15;
const stepsPerRound = 4_000;
/**
 * A step in 5,000 nodes may cost so many times that in 1,000. Ten nodes are no measure: all of theirs fits into the nearest
 * cache of the processor, which makes the smallest flow twice as fast as any other.
 */
const worstRatio = 1.5;

/** A ring of menus: key 1 leads to the next one. */
function ring(size: number): FlowDocument {
  const menu = nodeTypes.get("menu");
  const start = nodeTypes.get("incoming");
  if (!menu || !start) throw new Error("The bench needs the node types menu and incoming.");
  const menus = Array.from({ length: size - 1 }, (_, index): FlowNode => {
    const prompt = { "en-US": { text: `This is menu ${index}. Press 1 to go on.` } };
    const choices = [{ id: "on", key: "1", label: "On" }];
    return {
      id: `m${index}`,
      type: "menu",
      version: menu.version,
      data: { ...menu.initial, prompt, choices },
    };
  });
  const next = (index: number) => `m${(index + 1) % menus.length}`;
  return {
    format: 1,
    id: "ring",
    title: "Ring",
    languages: ["en-US"],
    fallback: { say: {}, to: { kind: "phone", number: "+15550100" } },
    variables: {},
    start: "start",
    nodes: [{ id: "start", type: "incoming", version: start.version, data: start.initial }, ...menus],
    edges: [
      { from: "start", outlet: "answered", to: "m0" },
      ...menus.map(({ id }, index) => ({ from: id, outlet: "on", to: next(index) })),
    ],
    layout: {},
  };
}

const milliseconds = (work: () => void): number => {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
};

function answeredCall(library: FlowLibrary): Session {
  const flow = library.find("ring", "1");
  if (!flow) throw new Error("The bench lost its flow.");
  const caller = { kind: "unknown" } as const;
  const event = { at: 0, leg: callerLeg, type: "incoming", caller, called: caller } as const;
  const { session } = begin(library, { key: "bench", seed: 1, flow, event });
  return step(library, session, { at: 1, leg: callerLeg, type: "connected" }).session;
}

/** Presses key 1 at menu after menu; a fresh call before a limit is reached. Microseconds for one step. */
function stepCost(library: FlowLibrary, answered: Session): number {
  let session = answered;
  let commands = 0;
  const spent = milliseconds(() => {
    for (let press = 0; press < stepsPerRound; press++) {
      if (press % 900 === 0) session = answered;
      const event = {
        at: 2 + press,
        leg: callerLeg,
        type: "tone",
        sequence: (press % 900) + 1,
        tone: "1",
      } as const;
      const stepped = step(library, session, event);
      commands += stepped.commands.length;
      session = stepped.session;
    }
  });
  if (commands !== stepsPerRound * 2)
    throw new Error("The bench did not measure menus: each press stops and plays.");
  return (spent * 1_000) / stepsPerRound;
}

/** What a compile and a step of the engine cost. */
export const engine: Part = {
  name: "engine",
  says: "compile and check of 1,000 nodes, and a step in flows of several sizes",
  run: async () => {
    const thousand = ring(1_000);
    const compiles = Array.from({ length: rounds }, () =>
      milliseconds(() => compile(thousand, nodeTypes, "1")),
    );
    const checks = Array.from({ length: rounds }, () => milliseconds(() => check(thousand, nodeTypes)));
    const measured = sizes.map((size) => {
      const library = libraryOf([compile(ring(size), nodeTypes, "1")]);
      return { size, library, answered: answeredCall(library), costs: [] as number[] };
    });
    for (const { library, answered } of measured) stepCost(library, answered);
    for (let round = 0; round < rounds; round++) {
      for (const flow of measured) flow.costs.push(stepCost(flow.library, flow.answered));
    }
    const [, medium = Number.NaN, largest = Number.NaN] = measured.map(({ costs }) => median(costs));
    const ratio = rounded(largest / medium);
    return {
      keys: {
        engine: {
          compileMs: rounded(median(compiles)),
          checkMs: rounded(median(checks)),
          stepMicroseconds: Object.fromEntries(
            measured.map(({ size, costs }) => [size, rounded(median(costs))]),
          ),
        },
        step_of_5000_over_1000: ratio,
      },
      judged: [{ key: "step_of_5000_over_1000", value: ratio, must: { under: worstRatio } }],
    };
  },
};
