import type { Fault } from "../faults/index.ts";
import { e164 } from "../fields/index.ts";
import { numberFault } from "./faults.ts";

// What people write between digits, and copy along from web pages: spaces of all widths, hyphens, dots, slashes, brackets.
const separators = /[ \t\u00a0\u2007\u2009\u202f\u2010\u2011\u2013()./-]/gu;
const mostCharacters = 60;

/**
 * A phone number as people write it, `+49 (30) 1234-56` or `tel:+1-555-0100`, as E.164; or what is wrong with it. What is
 * left out only parts digits from each other: nothing that could mean another number is ever guessed.
 */
export function readNumber(text: string): { readonly number: string } | Fault {
  if (text.length > mostCharacters) return numberFault("number_long");
  // In most countries it is not dialled from abroad, in some it is.
  if (/\(0\)/.test(text)) return numberFault("number_bracketed_zero");
  const digits = text.trim().replace(/^tel:/i, "").replace(separators, "");
  if (e164.test(digits)) return { number: digits };
  if (/[;,#*]|\dx\d/i.test(digits)) return numberFault("number_extension");
  if (/^(00|011)/.test(digits)) return numberFault("number_prefix");
  if (/^\+0/.test(digits)) return numberFault("number_country_zero");
  if (/^\d/.test(digits)) return numberFault("number_no_country");
  if (/^\+\d*$/.test(digits))
    return numberFault(digits.length > 8 ? "number_digits_many" : "number_digits_few");
  return numberFault("number_none");
}

/** Without what only parts digits from each other. */
export function withoutSeparators(text: string): string {
  return text.replace(separators, "");
}

/** A number as it may stand in logs and journals: what it begins with, and its last two digits. */
export function maskedNumber(number: string): string {
  return e164.test(number) ? `${number.slice(0, 4)}…${number.slice(-2)}` : "(no phone number)";
}
