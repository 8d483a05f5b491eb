import type { NodeTypes } from "@dialtree/flow";
import {
  beginTrial,
  elapsedOf,
  moved,
  occasionOn,
  passed,
  ranOn,
  rewound,
  rewoundTo,
  stepBack,
  stepForth,
  type Trial,
  viewOf,
} from "@dialtree/rehearsal";
import type { Manner, Order, Reply, Request } from "./orders.ts";
import { stageOf } from "./scene.ts";

/** Carries orders out, one after the other, on the trial that the one before has led to. */
export function conductorWith(nodeTypes: NodeTypes): (request: Request) => Reply {
  let trial: Trial | undefined;
  return ({ id, order, manner }) => {
    trial = after(trial, order, manner, nodeTypes);
    return { id, view: trial && viewOf(trial) };
  };
}

function after(
  trial: Trial | undefined,
  order: Order,
  { arranged, virtual }: Manner,
  nodeTypes: NodeTypes,
): Trial | undefined {
  const goneOn = (now: Trial) => (virtual ? ranOn(now, arranged) : passed(now, elapsedOf(now), arranged));
  if (order.type === "begin") {
    const occasion = occasionOn(stageOf(order.scene, nodeTypes), order.situation);
    return goneOn(beginTrial(occasion, arranged));
  }
  if (!trial) return undefined;
  switch (order.type) {
    case "pass":
      return passed(trial, order.until, arranged);
    case "move": {
      const here = order.at === undefined ? trial : passed(trial, order.at, arranged);
      return goneOn(moved(here, order.move, arranged));
    }
    case "rewind": {
      const { to } = order;
      if (typeof to === "number") return rewoundTo(trial, to);
      const position = to === "back" ? stepBack(trial) : stepForth(trial);
      return position === undefined ? trial : rewound(trial, position);
    }
  }
}
