import {
  type CommandType,
  commandTraits,
  type FailureReason,
  type Outcome,
  taskTraits,
} from "@dialtree/flow";
import { durationText, readDuration } from "../caller/index.ts";

/** How the next command of a type will end. */
export interface Answer {
  readonly command: CommandType;
  readonly outcome: Outcome;
  readonly reason?: FailureReason;
  /** Of a task: what it answers, and how many milliseconds it takes. */
  readonly answer?: string;
  readonly takes?: number;
}

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
 * `task answers locked`. And it can take its time: `task works after 8s`, `task answers wrong after 8s`.
 */
export function readAnswer(text: string): Answer | { readonly fault: string } {
  const [, told = text, after] = /^(task .*) after (\S+)$/.exec(text.trim()) ?? [];
  const answer = readPlainAnswer(told);
  if (after === undefined || "fault" in answer) return answer;
  const takes = readDuration(after);
  return takes === undefined
    ? { fault: `"${after}" is not a time. Write "task works after 8s".` }
    : { ...answer, takes };
}

function readPlainAnswer(text: string): Answer | { readonly fault: string } {
  const [command = "", verb = "", rest, ...more] = text.trim().split(/\s+/);
  if (!Object.hasOwn(commandTraits, command)) {
    return { fault: `"${command}" is not a command. Commands are ${Object.keys(commandTraits).join(", ")}.` };
  }
  const type = command as CommandType;
  const words = more.length === 0 ? `${verb} ${rest ?? ""}`.trim() : "";
  if (words === "works") return { command: type, outcome: "done" };
  if (words === "is unknown") return { command: type, outcome: "unknown" };
  if (words === "fails") return { command: type, outcome: "failed", reason: "error" };
  if (type === "task" && verb === "answers") {
    const known = Object.values(taskTraits).flatMap(({ answers }) => answers);
    const answer = known.find((one) => one === rest);
    return answer !== undefined && more.length === 0
      ? { command: type, outcome: "done", answer }
      : { fault: `"${rest ?? ""}" is no answer of a task. Answers are ${known.join(", ")}.` };
  }
  const reason = failureReasons.find((known) => words === `fails ${known}`);
  if (reason) return { command: type, outcome: "failed", reason };
  return {
    fault: `Write "${command} fails", "${command} fails busy", "${command} is unknown" or "${command} works".`,
  };
}

/** `transfer fails busy`, as it would be read. */
export function answerText({ takes, ...answer }: Answer): string {
  return takes === undefined ? plainText(answer) : `${plainText(answer)} after ${durationText(takes)}`;
}

function plainText({ command, outcome, reason, answer }: Answer): string {
  if (answer !== undefined) return `${command} answers ${answer}`;
  if (outcome === "done") return `${command} works`;
  if (outcome === "unknown") return `${command} is unknown`;
  return reason === undefined || reason === "error" ? `${command} fails` : `${command} fails ${reason}`;
}
