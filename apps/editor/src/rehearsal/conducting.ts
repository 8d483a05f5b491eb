import type { NodeTypes } from "@dialtree/flow";
import {
  beginTrial,
  elapsedOf,
  momentOf,
  moved,
  occasionOn,
  passed,
  playText,
  ranOn,
  replayed,
  rewound,
  rewoundTo,
  type Stage,
  scriptOf,
  shownDifference,
  stepBack,
  stepForth,
  type Trial,
  type TrialOccasion,
  viewOf,
  type Written,
  writtenDown,
} from "@dialtree/rehearsal";
import type { Manner, Order, PlayedText, Reply, Request, Sight, Situation } from "./orders.ts";
import { stageOf } from "./scene.ts";

interface Stand {
  readonly stage: Stage;
  readonly situation: Situation;
  readonly trial: Trial;
}

/** Carries orders out, one after the other, on the trial that the one before has led to. */
export function conductorWith(nodeTypes: NodeTypes): (request: Request) => Reply {
  let stand: Stand | undefined;
  let other: Stage | undefined;
  let turn = 0;
  return (request) => {
    const { id } = request;
    switch (request.ask) {
      case "sight": {
        const { order, manner } = request;
        if (order.type === "begin" || order.type === "rewind") turn++;
        if (order.type === "compare") other = order.with && stageOf(order.with, nodeTypes);
        stand =
          order.type === "begin" ? begun(order, manner, nodeTypes) : stand && after(stand, order, manner);
        return { id, told: stand && { turn, ...sightOf(stand, other, manner) } };
      }
      case "written":
        return { id, told: stand && writtenAs(stand, request.title) };
      case "played": {
        const stage = stageOf(request.scene, nodeTypes);
        return { id, told: request.texts.map(({ name, text }) => playedOn(stage, name, text)) };
      }
    }
  };
}

function begun(
  { scene, situation }: Order & { readonly type: "begin" },
  manner: Manner,
  nodeTypes: NodeTypes,
): Stand {
  const stage = stageOf(scene, nodeTypes);
  const trial = beginTrial(occasionFor(stage, situation), manner.arranged);
  return { stage, situation, trial: goneOn(trial, manner) };
}

function after(stand: Stand, order: Order, manner: Manner): Stand {
  const { trial } = stand;
  const { arranged } = manner;
  switch (order.type) {
    case "pass":
      return { ...stand, trial: passed(trial, order.until, arranged) };
    case "move": {
      const here = order.at === undefined ? trial : passed(trial, order.at, arranged);
      return { ...stand, trial: goneOn(moved(here, order.move, arranged), manner) };
    }
    case "rewind":
      return { ...stand, trial: rewoundBy(trial, order.to) };
    case "begin":
    case "compare":
      return stand;
  }
}

function rewoundBy(trial: Trial, to: number | "back" | "forth"): Trial {
  if (typeof to === "number") return rewoundTo(trial, to);
  const position = to === "back" ? stepBack(trial) : stepForth(trial);
  return position === undefined ? trial : rewound(trial, position);
}

/** On the virtual clock up to the caller's turn; else only what happens in this very moment. */
function goneOn(trial: Trial, { arranged, virtual }: Manner): Trial {
  return virtual ? ranOn(trial, arranged) : passed(trial, elapsedOf(trial), arranged);
}

function occasionFor(stage: Stage, situation: Situation): TrialOccasion {
  const occasion = occasionOn(stage, situation);
  const { called } = situation;
  return called === undefined ? occasion : { ...occasion, called: { kind: "phone", number: called } };
}

function sightOf(
  { trial, situation }: Stand,
  other: Stage | undefined,
  { arranged }: Manner,
): Omit<Sight, "turn"> {
  const view = viewOf(trial);
  if (!other) return { view };
  // Both by the script: so that what is the same in both comes out the same.
  const script = scriptOf(trial);
  const { acts: _acts, answers: _answers, ...occasion } = momentOf(trial).call.occasion;
  const here = replayed(occasion, script, arranged);
  const there = replayed(occasionFor(other, situation), script, arranged);
  return { view, comparison: { here: here.transcript, there: there.transcript } };
}

function writtenAs({ trial, situation, stage }: Stand, title: string): Written {
  return writtenDown(trial, situation, stage, title);
}

function playedOn(stage: Stage, name: string, text: string): PlayedText {
  const outcome = playText(text, stage);
  switch (outcome.outcome) {
    case "ok":
      return { name, isOk: true, difference: [] };
    case "differs": {
      const { expected, got } = outcome.difference;
      return { name, isOk: false, difference: shownDifference(expected, got) };
    }
    case "unplayable": {
      return { name, isOk: false, faults: outcome.faults, difference: [] };
    }
  }
}
