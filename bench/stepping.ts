// Calls that go from menu to menu, for what a step of the engine costs.

import { begin, compile, type FlowLibrary, libraryOf, type Session, step } from "@dialtree/engine";
import { callerLeg, type FlowDocument, type FlowNode, type JsonObject } from "@dialtree/flow";
import type { Calendar } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";

/** A node that callers pass on the way from one menu to the next. */
export interface Passed {
  readonly type: string;
  readonly data: JsonObject;
  /** The exit that all callers of the bench take. */
  readonly outlet: string;
}

/** A ring of menus: key 1 leads to the next one, past such a node where one is given. */
export function ring(menus: number, passed?: Passed): FlowDocument {
  const node = (id: string, of: string, data: JsonObject = {}): FlowNode => {
    const type = nodeTypes.get(of);
    if (!type) throw new Error(`The bench needs the node type ${of}.`);
    return { id, type: of, version: type.version, data: { ...type.initial, ...data } };
  };
  const indexes = Array.from({ length: menus }, (_, index) => index);
  const next = (index: number) => `m${(index + 1) % menus}`;
  return {
    format: 1,
    id: "ring",
    title: "Ring",
    languages: ["en-US"],
    fallback: { say: {}, to: { kind: "phone", number: "+15550100" } },
    variables: {},
    start: "start",
    nodes: [
      node("start", "incoming"),
      ...indexes.map((index) =>
        node(`m${index}`, "menu", {
          prompt: { "en-US": { text: `This is menu ${index}. Press 1 to go on.` } },
          choices: [{ id: "on", key: "1", label: "On" }],
        }),
      ),
      ...(passed ? indexes.map((index) => node(`p${index}`, passed.type, passed.data)) : []),
    ],
    edges: [
      { from: "start", outlet: "answered", to: "m0" },
      ...indexes.map((index) => ({
        from: `m${index}`,
        outlet: "on",
        to: passed ? `p${index}` : next(index),
      })),
      ...(passed
        ? indexes.map((index) => ({ from: `p${index}`, outlet: passed.outlet, to: next(index) }))
        : []),
    ],
    layout: {},
  };
}

/** A compiled ring, and a call that is at its first menu. */
export interface Ringing {
  readonly library: FlowLibrary;
  readonly answered: Session;
}

export function ringing(document: FlowDocument, calendars: readonly Calendar[] = []): Ringing {
  const flow = compile(document, nodeTypes, "1");
  const library = libraryOf([flow], new Map(calendars.map((calendar) => [calendar.id, calendar])));
  const caller = { kind: "phone", number: "+15550100" } as const;
  const event = { at: 0, leg: callerLeg, type: "incoming", caller, called: caller } as const;
  const { session } = begin(library, { key: "bench", seed: 1, flow, event });
  return {
    library,
    answered: step(library, session, { at: 1, leg: callerLeg, type: "connected" }).session,
  };
}

export const milliseconds = (work: () => void): number => {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
};

/**
 * Presses key 1 at menu after menu.
 * @param perCall Presses until it is another call: before a call has entered as many nodes as it may.
 * @returns Microseconds for one step.
 */
export function stepCost({ library, answered }: Ringing, presses: number, perCall: number): number {
  let session = answered;
  let commands = 0;
  const spent = milliseconds(() => {
    for (let press = 0; press < presses; press++) {
      if (press % perCall === 0) session = answered;
      const event = {
        at: 2 + press,
        leg: callerLeg,
        type: "tone",
        sequence: (press % perCall) + 1,
        tone: "1",
      } as const;
      const stepped = step(library, session, event);
      commands += stepped.commands.length;
      session = stepped.session;
    }
  });
  if (commands !== presses * 2)
    throw new Error("The bench did not measure menus: each press stops and plays.");
  return (spent * 1_000) / presses;
}
