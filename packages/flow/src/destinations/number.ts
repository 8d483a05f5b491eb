import { e164 } from "../fields/index.ts";

// What people write between digits, and copy along from web pages: spaces of all widths, hyphens, dots, slashes, brackets.
const separators = /[ \t\u00a0\u2007\u2009\u202f\u2010\u2011\u2013()./-]/gu;
const mostCharacters = 60;

/**
 * A phone number as people write it, `+49 (30) 1234-56` or `tel:+1-555-0100`, as E.164; or what is wrong with it. What is
 * left out only parts digits from each other: nothing that could mean another number is ever guessed.
 */
export function readNumber(text: string): { readonly number: string } | { readonly fault: string } {
  if (text.length > mostCharacters) return { fault: "This is longer than any phone number." };
  // In most countries it is not dialled from abroad, in some it is.
  if (/\(0\)/.test(text))
    return { fault: "Leave out the (0), or write 0 without brackets where it is dialled from abroad." };
  const digits = text.trim().replace(/^tel:/i, "").replace(separators, "");
  if (e164.test(digits)) return { number: digits };
  if (/[;,#*]|\dx\d/i.test(digits))
    return { fault: "Leave out the extension: only whole numbers can be called." };
  if (/^(00|011)/.test(digits)) return { fault: "Write + in place of 00 or 011." };
  if (/^\+0/.test(digits)) return { fault: "No country code begins with 0." };
  if (/^\d/.test(digits)) return { fault: "Begin with + and the country code, such as +49." };
  if (/^\+\d*$/.test(digits))
    return { fault: digits.length > 8 ? "This has too many digits." : "This has too few digits." };
  return { fault: "A phone number is a plus sign and digits from 0 to 9." };
}

/** Without what only parts digits from each other. */
export function withoutSeparators(text: string): string {
  return text.replace(separators, "");
}

/** A number as it may stand in logs and journals: what it begins with, and its last two digits. */
export function maskedNumber(number: string): string {
  return e164.test(number) ? `${number.slice(0, 4)}…${number.slice(-2)}` : "(no phone number)";
}
