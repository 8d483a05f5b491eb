import { type CommandType, commandTraits, type FailureReason, type Outcome } from "@dialtree/flow";

/** How the next command of a type will end. */
export interface Answer {
  readonly command: CommandType;
  readonly outcome: Outcome;
  readonly reason?: FailureReason;
}

const failureReasons: readonly FailureReason[] = [
  "busy",
  "declined",
  "no-answer",
  "unreachable",
  "refused",
  "cancelled",
  "error",
];

/**
 * Reads `transfer fails`, `transfer fails busy`, `play is unknown` or `transfer works`: how the next such command ends.
 * Several for one command are used up in order; after them everything works again.
 */
export function readAnswer(text: string): Answer | { readonly fault: string } {
  const [command = "", verb = "", rest, ...more] = text.trim().split(/\s+/);
  if (!Object.hasOwn(commandTraits, command)) {
    return { fault: `"${command}" is not a command. Commands are ${Object.keys(commandTraits).join(", ")}.` };
  }
  const type = command as CommandType;
  const words = more.length === 0 ? `${verb} ${rest ?? ""}`.trim() : "";
  if (words === "works") return { command: type, outcome: "done" };
  if (words === "is unknown") return { command: type, outcome: "unknown" };
  if (words === "fails") return { command: type, outcome: "failed", reason: "error" };
  const reason = failureReasons.find((known) => words === `fails ${known}`);
  if (reason) return { command: type, outcome: "failed", reason };
  return {
    fault: `Write "${command} fails", "${command} fails busy", "${command} is unknown" or "${command} works".`,
  };
}

/** `transfer fails busy`, as it would be read. */
export function answerText({ command, outcome, reason }: Answer): string {
  if (outcome === "done") return `${command} works`;
  if (outcome === "unknown") return `${command} is unknown`;
  return reason === undefined || reason === "error" ? `${command} fails` : `${command} fails ${reason}`;
}
