import { stripVTControlCharacters } from "node:util";
import type { Io, Output } from "./io.ts";

/** Printing for people: a line at a time, dim and bold where the terminal shows it. */
export interface Terminal {
  line(text?: string): void;
  dim(text: string): string;
  bold(text: string): string;
}

export function terminal(output: Output, env: Io["env"]): Terminal {
  const styled = output.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  const style = (on: number, off: number) => (text: string) =>
    styled ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  return {
    line: (text = "") => output.write(`${text}\n`),
    dim: style(2, 22),
    bold: style(1, 22),
  };
}

/**
 * A text from a file, fit to be printed. Flow files come from anywhere, and a title could otherwise carry codes that
 * rewrite the screen or the clipboard of whoever looks at it.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}+/gu, " ");
}

/** One JSON object a line, for programs. */
export function jsonLine(output: Output, value: object): void {
  output.write(`${JSON.stringify(value)}\n`);
}

/** `1 error`, `2 errors`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
