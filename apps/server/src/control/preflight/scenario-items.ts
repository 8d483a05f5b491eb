import type { Pinned } from "../publishing/pinning.ts";
import type { ToldProblem } from "../publishing/told-problem.ts";
import type { PlayedScenario } from "../scenarios/play-order.ts";
import type { Item } from "./report.ts";

/** What the scenarios came to; undefined: they were not played, because the flow has errors. */
export function scenarioItems(
  { flow }: Pinned,
  played: readonly PlayedScenario[] | undefined,
): readonly Item[] {
  if (!played)
    return [
      {
        state: "unchecked",
        code: "scenarios_unplayed",
        flow,
        sentence:
          "The scenarios were not played, because the flow has problems that have to be mended first.",
        remedy: "Mend those, and look again.",
      },
    ];
  if (played.length === 0)
    return [
      {
        state: "unchecked",
        code: "scenarios_none",
        flow,
        sentence: "There is no scenario, so nothing has been played.",
        remedy: "Write down what callers have to get: add a scenario.",
      },
    ];
  return played.map((one) => itemOf(one));
}

function itemOf(one: PlayedScenario): Item {
  const { flow, name, outcome, fault, lines, because } = one;
  const about = { flow, scenario: name };
  if (outcome === "ok")
    return {
      state: "ok",
      code: "scenario_ok",
      ...about,
      sentence: `"${name}" goes as expected.`,
      remedy: "",
    };
  if (outcome === "unplayed")
    return {
      state: "unchecked",
      code: "scenario_unplayed",
      ...about,
      sentence: `"${name}" was not played. ${fault ?? ""}`.trim(),
      remedy: "Look again; if it stays, make the scenarios shorter.",
    };
  return {
    state: "failed",
    code: "scenario_failed",
    ...about,
    sentence: failedWords(one),
    remedy: "Mend the flow, or the scenario if callers are meant to get this now.",
    ...(lines ? { lines } : {}),
    ...(because ? { because: [because] } : {}),
  };
}

function failedWords({ name, fault, line }: PlayedScenario): string {
  const where = line === undefined ? "" : ` in line ${line}`;
  return fault === undefined
    ? `"${name}" goes otherwise than expected${where}.`
    : `"${name}" cannot be played${where}: ${fault}`;
}

/** Scenarios that fail, as what keeps a flow from being published; or as warnings, where somebody knows of them. */
export function scenarioProblems(
  played: readonly PlayedScenario[],
  severity: ToldProblem["severity"],
): readonly ToldProblem[] {
  return played
    .filter(({ outcome }) => outcome === "failed")
    .map((one) => {
      const { flow, code, sentence, remedy, because } = itemOf(one);
      const reason = because ? { because } : {};
      return { flow, code, severity, at: "", sentence: `The scenario ${sentence}`, remedy, ...reason };
    });
}
