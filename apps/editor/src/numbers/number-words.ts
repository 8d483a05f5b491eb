import { message } from "../messages/message.ts";

/** What is dialled, as people say it. */
export function numberWords(called: string): string {
  return called === "bot" ? message("number.bot") : called;
}

/** A number as it was copied from somewhere, without the spaces, hyphens and brackets that people write into it. */
export function plainNumber(typed: string): string {
  const text = typed.trim();
  return /^[+(\d]/.test(text) && !/[a-z]/i.test(text) ? text.replaceAll(/[^+\d]/g, "") : text.toLowerCase();
}
