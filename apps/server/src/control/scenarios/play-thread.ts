// Plays scenarios beside the server, whose calls do not wait for them. Tells of each as soon as it has been played.

import { parentPort, workerData } from "node:worker_threads";
import { nodeTypes } from "@dialtree/nodes";
import { lengthsWith, playText, type Stage, shownDifference } from "@dialtree/rehearsal";
import type { PlayedScenario, PlayOrder, ScenarioText } from "./play-order.ts";

const { flows, calendars, scenarios } = workerData as PlayOrder;
const promptLength = lengthsWith(new Map(flows.map(({ document, recordings }) => [document.id, recordings])));

function played({ flow, name, text }: ScenarioText): PlayedScenario {
  const about = { flow, name };
  const document = flows.find((candidate) => candidate.document.id === flow)?.document;
  if (!document) return { ...about, outcome: "failed", fault: "Its flow cannot be read." };
  if (text === null)
    return {
      ...about,
      outcome: "failed",
      fault: "It was sealed with another DIALTREE_SECRET than this server has.",
    };
  const others = flows.flatMap((other) => (other.document === document ? [] : [other.document]));
  const stage: Stage = { document, others, nodeTypes, calendars, promptLength };
  const result = playText(text, stage);
  if (result.outcome === "ok") return { ...about, outcome: "ok" };
  if (result.outcome === "differs") {
    const { line, expected, got } = result.difference;
    return { ...about, outcome: "failed", line, lines: shownDifference(expected, got) };
  }
  const [{ line, fault, code, values = {} } = { fault: "It cannot be played." }] = result.faults;
  return {
    ...about,
    outcome: "failed",
    fault,
    ...(line === undefined ? {} : { line }),
    ...(code === undefined ? {} : { because: { code, values, fault } }),
  };
}

for (const scenario of scenarios) parentPort?.postMessage(played(scenario));
