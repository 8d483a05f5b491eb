import { advance, isOver, type Occasion, playOut, type Rehearsal, rehearse } from "../rehearsal.ts";
import { callLineText, playText, type Scenario, type Stage, scenarioText } from "../scenario/index.ts";
import { answerText } from "../telephone/index.ts";
import { type Line, linesOf, lineText } from "../transcript/index.ts";
import { type Arranged, commandsSince, errandOf, usualNow } from "./errands.ts";
import { haltOf } from "./halt.ts";
import { decisiveAnswers, type Script, scriptOf } from "./script.ts";
import { momentOf, type Trial, type TrialOccasion } from "./trial.ts";

/**
 * The same call once more by its script, up to where the script is at its end and it would be the caller's turn, or to an
 * errand that it would have to be asked about.
 */
export function replayed(
  occasion: TrialOccasion,
  { acts, answers }: Script,
  arranged: Arranged = {},
): Rehearsal {
  const whole: Occasion = { ...occasion, acts, answers };
  let call = rehearse(whole);
  while (!isOver(call) && (call.caller.acts.length > 0 || haltOf(call) === undefined)) {
    const next = advance(call);
    if (wouldAsk(call, next, arranged)) return call;
    call = next;
  }
  return call;
}

/** Whether something was wanted of the world outside that somebody has to be asked about, and the script says nothing of it. */
function wouldAsk(before: Rehearsal, after: Rehearsal, arranged: Arranged): boolean {
  const left = before.telephone.answers.map(({ command }) => command);
  return commandsSince(before, after).some((command) => {
    const errand = errandOf(command);
    const at = left.indexOf(command.type);
    if (at >= 0) left.splice(at, 1);
    return (
      errand !== undefined &&
      at < 0 &&
      arranged[errand] === "ask" &&
      usualNow(before, after, command).outcome === "done"
    );
  });
}

/** A trial written down as a scenario. */
export interface Written {
  readonly text: string;
  /** Played again it goes as it is written down. */
  readonly plays: boolean;
  /** And that is how the call went. */
  readonly alike: boolean;
}

/**
 * Writes a trial down, as far as it has gone, as a scenario: whoever has not hung up by then does so. Keys that were pressed at
 * a very moment cannot be written down, only before which prompt's end or behind it.
 */
export function writtenDown(
  trial: Trial,
  { call, emergency }: Pick<Scenario, "call" | "emergency">,
  stage: Stage,
  title: string,
): Written {
  const tried = momentOf(trial).call;
  const { acts } = scriptOf(trial);
  const answers = decisiveAnswers(trial);
  const { acts: _acts, answers: _answers, ...occasion } = tried.occasion;
  const played = playOut(
    rehearse({ ...occasion, acts: isOver(tried) ? acts : [...acts, { type: "leaves" }], answers }),
  );
  const head = [
    `# ${title}`,
    ...(emergency ? [lineText({ verb: "given", rest: "emergency on" })] : []),
    ...answers.map((answer) => lineText({ verb: "given", rest: answerText(answer) })),
  ];
  const lines = linesOf(played.transcript).slice(1).map(lineText);
  const text = scenarioText({ head }, [lineText({ verb: "call", rest: callLineText(call) }), ...lines]);
  return {
    text,
    plays: playText(text, stage).outcome === "ok",
    alike: isBeginning(noticed(tried), noticed(played)),
  };
}

/** What was noticed of a call, whenever it was; and all keys that were pressed, in quick succession or not. */
interface Noticed {
  readonly keys: string;
  readonly lines: readonly string[];
}

function noticed({ transcript }: Rehearsal): Noticed {
  const all = linesOf(transcript).filter(({ verb }) => verb !== "waits");
  const isPress = ({ verb }: Line) => verb === "presses" || verb === "interrupts";
  const keys = transcript.flatMap((entry) =>
    entry.kind === "acts" && "keys" in entry.act ? entry.act.keys : [],
  );
  return { keys: keys.join(""), lines: all.filter((line) => !isPress(line)).map(lineText) };
}

// Whether a prompt was heard to its end is a matter of the very moment, and no other call.
function isBeginning({ keys, lines }: Noticed, whole: Noticed): boolean {
  const said = (line: string | undefined) => line?.replace(/ \(interrupted\)$/, "");
  return keys === whole.keys && lines.every((line, index) => said(line) === said(whole.lines[index]));
}
