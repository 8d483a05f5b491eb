// Has the server carry tasks out as a scenario says, and as truly as can be: what is right, wrong or locked is for the real
// list of PINs to say, what is found for the system that is asked, and what fails fails for want of one. Only what takes its
// time, and what nobody knows, is made here.

import type { Errand, Errands, Settled } from "@dialtree/calls";
import { type Answer, answerText } from "@dialtree/rehearsal";
import type { ManualClock } from "@dialtree/simulator";
import { expect } from "vitest";

export interface ArrangedTasks {
  /** What the next tasks come to, in order; after them all are carried out as they are. */
  arrange(answers: readonly Answer[]): void;
  /** Whether a task is being carried out that does not wait for the clock. */
  readonly busy: boolean;
  over(usual: Errands): Errands;
}

/** The same, and nobody has ever heard of its list, of the host that it asks, or of the person. */
function impossible({ task, ...errand }: Errand): Errand {
  switch (task.task) {
    case "check-pin":
      return { ...errand, task: { ...task, settings: { list: "nobodys-list" } } };
    case "http-lookup":
      return {
        ...errand,
        task: { ...task, settings: { ...task.settings, url: "https://nobodys-host.example/" } },
      };
    case "presence":
      return { ...errand, task: { ...task, settings: { user: "00000000-0000-4000-8000-000000000000" } } };
  }
}

/** There is one server: nobody takes anything from it. */
async function carriedOut(usual: Errands, errand: Errand, signal: AbortSignal): Promise<Settled> {
  const settled = await usual.carryOut(errand, signal, () => true);
  if (settled === "withheld") throw new Error("It was withheld, and there is nobody else to do it.");
  return settled;
}

/** What people choose in their own client, so that it is shown of them. */
const choices: Readonly<Record<string, string>> = { available: "Available", busy: "Busy", away: "Away" };

function asWanted(wanted: Answer | undefined, settled: Settled): Settled {
  if (wanted?.answer !== undefined && settled.answer !== wanted.answer)
    throw new Error(`"${answerText(wanted)}" is not what came of it: ${settled.answer ?? settled.detail}.`);
  return settled;
}

// More than any list allows.
const mostGuesses = 100;

/** @param choose Has a person of the simulated organisation be available, busy or away. */
export function arrangedTasks(
  clock: ManualClock,
  choose: (user: string, availability: string) => Promise<void>,
): ArrangedTasks {
  let arranged: Answer[] = [];
  let underWay = 0;

  async function really(usual: Errands, errand: Errand, signal: AbortSignal): Promise<Settled> {
    underWay += 1;
    try {
      return await carriedOut(usual, errand, signal);
    } finally {
      underWay -= 1;
    }
  }

  /** Does what other calls would have done before. */
  async function lock(usual: Errands, errand: Errand, signal: AbortSignal): Promise<void> {
    const { id, task } = errand;
    if (task.task !== "check-pin") throw new Error("Only accounts can be locked.");
    const { account } = task.given;
    for (let guess = 1; guess <= mostGuesses; guess += 1) {
      const wrong = {
        ...task,
        given: { ...(account === undefined ? {} : { account }), pin: "0000" },
      } as const;
      const { answer } = await really(usual, { ...errand, id: `${id} before ${guess}`, task: wrong }, signal);
      if (answer === "locked") return;
    }
    throw new Error("Nothing locks this account.");
  }

  return {
    arrange: (answers) => {
      arranged = answers.filter(({ command }) => command === "task");
    },
    get busy() {
      return underWay > 0;
    },
    over: (usual) => ({
      async carryOut(errand, signal) {
        const wanted = arranged.shift();
        const { takes, outcome = "done", answer, values } = wanted ?? {};
        // It takes just as long as the flow waits for it, on the clock that everybody waits for.
        if (answer === "timed-out") return asWanted(wanted, await carriedOut(usual, errand, signal));
        if (takes !== undefined) await new Promise<void>((resolve) => void clock.setTimer(resolve, takes));
        if (outcome === "unknown") return { outcome };
        if (outcome === "failed") return really(usual, impossible(errand), signal);
        if (errand.task.task === "presence")
          await choose(errand.task.settings.user, choices[answer ?? "available"] ?? "");
        if (answer === "locked") await lock(usual, errand, signal);
        const settled = asWanted(wanted, await really(usual, errand, signal));
        // A scenario says all that is found, or nothing of it.
        if (values !== undefined) expect(settled.values).toEqual(values);
        return settled;
      },
    }),
  };
}
