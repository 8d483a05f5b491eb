import {
  type CommandType,
  commandTraits,
  type FailureReason,
  type Fault,
  type Outcome,
  type Tone,
  taskTraits,
  type VariableValue,
  variableName,
} from "@dialtree/flow";
import { durationText, readDuration } from "../caller/index.ts";
import { answerFault } from "./faults.ts";

/** How the next command of a type will end. */
export interface Answer {
  readonly command: CommandType;
  readonly outcome: Outcome;
  readonly reason?: FailureReason;
  /** Of a task: what it answers, and how many milliseconds it takes. Of `dial`: how long it rings until then. */
  readonly answer?: string;
  /** And what it brings along, by name. */
  readonly values?: Readonly<Record<string, VariableValue>>;
  readonly takes?: number;
  /** Of `dial`: what whoever has picked up does, so many milliseconds later. */
  readonly afterwards?: Afterwards;
}

export type Afterwards =
  | { readonly does: "presses"; readonly key: Tone; readonly after: number }
  | { readonly does: "leaves"; readonly after: number };

const failureReasons: readonly FailureReason[] = [
  "busy",
  "declined",
  "no-answer",
  "unreachable",
  "refused",
  "cancelled",
  "silence",
  "too-short",
  "error",
];

/**
 * Reads `transfer fails`, `transfer fails busy`, `play is unknown` or `transfer works`: how the next such command ends.
 * Several for one command are used up in order; after them everything works again. A task can also answer something:
 * `task answers locked`. What a lookup has found stands behind it: `task answers found name="Main Street" open=true`. And it can take its time: `task works after 8s`, `task answers wrong after 8s`. So can somebody who is called:
 * `dial works after 8s`, `dial fails declined after 3s`;
 * what they do once they have picked up stands behind it: `dial works then presses 1 after 4s`, `dial works after 2s then leaves after 1s`.
 */
export function readAnswer(text: string): Answer | Fault {
  const [, rest, does, key, time] =
    /^(dial works.*) then (presses ([0-9*#])|leaves) after (\S+)$/.exec(text.trim()) ?? [];
  if (rest !== undefined) {
    const answer = readAnswer(rest);
    const after = readDuration(time ?? "");
    if ("fault" in answer) return answer;
    if (after === undefined)
      return answerFault("answer_no_time", { time: time ?? "", such: `${rest} then ${does} after` });
    return {
      ...answer,
      afterwards:
        key === undefined ? { does: "leaves", after } : { does: "presses", key: key as Tone, after },
    };
  }
  const [, told = text, after] = /^((?:task|dial) .*) after (\S+)$/.exec(text.trim()) ?? [];
  const answer = readPlainAnswer(told);
  if (after === undefined || "fault" in answer) return answer;
  const takes = readDuration(after);
  return takes === undefined ? answerFault("answer_no_task_time", { time: after }) : { ...answer, takes };
}

function readPlainAnswer(text: string): Answer | Fault {
  const [command = "", verb = "", rest, ...more] = text.trim().split(/\s+/);
  if (!Object.hasOwn(commandTraits, command)) {
    return answerFault("answer_command_unknown", { command, known: Object.keys(commandTraits).join(", ") });
  }
  const type = command as CommandType;
  const words = more.length === 0 ? `${verb} ${rest ?? ""}`.trim() : "";
  if (words === "works") return { command: type, outcome: "done" };
  if (words === "is unknown") return { command: type, outcome: "unknown" };
  if (words === "fails") return { command: type, outcome: "failed", reason: "error" };
  if (type === "task" && verb === "answers") {
    const known = Object.values(taskTraits).flatMap(({ answers }) => answers);
    const answer = known.find((one) => one === rest);
    if (answer === undefined)
      return answerFault("answer_unknown", { answer: rest ?? "", known: known.join(", ") });
    const values = readValues(text.slice(text.indexOf(answer) + answer.length));
    if (values === undefined) return answerFault("answer_values_wrong");
    return { command: type, outcome: "done", answer, ...(more.length === 0 ? {} : { values }) };
  }
  const reason = failureReasons.find((known) => words === `fails ${known}`);
  if (reason) return { command: type, outcome: "failed", reason };
  return answerFault("answer_wrong", { command });
}

// A name, and JSON of one value: text in quotes, a number, true or false.
const pair = /^\s+([A-Za-z0-9_]+)=("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false)(?=\s|$)/;

/** Reads ` name="Main Street" open=true distance=3`; undefined where that is not what it says. */
export function readValues(text: string): Answer["values"] | undefined {
  const values = new Map<string, VariableValue>();
  let left = text.trimEnd();
  while (left !== "") {
    const [all = "", name = "", written = ""] = pair.exec(left) ?? [];
    const value = all === "" ? undefined : readScalar(written);
    if (value === undefined || !variableName.safeParse(name).success || values.has(name)) return undefined;
    values.set(name, value);
    left = left.slice(all.length);
  }
  return Object.fromEntries(values);
}

function readScalar(written: string): VariableValue | undefined {
  try {
    return JSON.parse(written);
  } catch {
    // Looks like JSON and is none: a line end in quotes, a number such as 007.
    return undefined;
  }
}

/** `transfer fails busy`, as it would be read. */
export function answerText({ takes, afterwards, ...answer }: Answer): string {
  const after = takes === undefined ? "" : ` after ${durationText(takes)}`;
  const does = afterwards?.does === "presses" ? `presses ${afterwards.key}` : afterwards?.does;
  return `${plainText(answer)}${after}${afterwards ? ` then ${does} after ${durationText(afterwards.after)}` : ""}`;
}

/** Values as they would be read, each behind a space. */
export function valuesText(values: NonNullable<Answer["values"]>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join("");
}

function plainText({ command, outcome, reason, answer, values = {} }: Answer): string {
  if (answer !== undefined) return `${command} answers ${answer}${valuesText(values)}`;
  if (outcome === "done") return `${command} works`;
  if (outcome === "unknown") return `${command} is unknown`;
  return reason === undefined || reason === "error" ? `${command} fails` : `${command} fails ${reason}`;
}
