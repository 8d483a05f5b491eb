import { type FlowDocument, languageTag, type Party, type VariableValue, valueAs } from "@dialtree/flow";
import { type Act, type Answer, partyOf, readAnswer, readScript } from "@dialtree/rehearsal";
import { misused } from "./refusal.ts";

// Options that say who calls, when and how. What cannot be read is refused with a form that can.

/** The caller of calls and scenarios that name none. */
export const usualCaller = "+15550100";

export function readCaller(from: string): Party {
  const party = partyOf(from);
  if (party) return party;
  throw misused(
    `"${from}" is not a caller.`,
    "Write a number such as +15550100, or user, outsider, guest or withheld.",
  );
}

const instant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?(Z|[+-]\d{2}:\d{2})?$/;

/** Milliseconds since 1970 of an ISO time with its zone: the same moment on every machine. */
export function readMoment(at: string): number {
  const [whole, year, month, day, , , , zone] = instant.exec(at) ?? [];
  if (whole !== undefined && zone === undefined) {
    throw misused(
      `--at ${at} does not say in which zone that is.`,
      `Write ${at}Z for UTC, or the offset from it: ${at}+01:00.`,
    );
  }
  const moment = whole === undefined ? Number.NaN : Date.parse(at);
  // Date.parse takes 30 February for 2 March.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (Number.isNaN(moment) || date.getUTCDate() !== Number(day)) {
    throw misused(`--at ${at} is not a time.`, "Write 2026-12-24T18:30Z for UTC, or 2026-12-24T18:30+01:00.");
  }
  return moment;
}

export function readLanguage(tag: string): string {
  const read = languageTag.safeParse(tag);
  if (read.success) return read.data;
  throw misused(`"${tag}" is not a language.`, "Use a language tag such as en-US or de-DE.");
}

export function readActs(keys: string): readonly Act[] {
  const acts = readScript(keys);
  if ("fault" in acts) throw misused("--keys cannot be read.", acts.fault);
  return acts;
}

export function readAnswers(texts: readonly string[]): readonly Answer[] {
  return texts.map((text) => {
    const answer = readAnswer(text);
    if ("fault" in answer) throw misused(`--answer "${text}" cannot be read.`, answer.fault);
    return answer;
  });
}

/** A number of `least` or more. */
export function readNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value >= least) return value;
  throw misused(
    `--${option} ${text} is not a number of ${least} or more.`,
    `Write --${option} 10, for instance.`,
  );
}

/** Whom a flow can call. */
export type Callee = Party & { readonly kind: "phone" | "user" };

/** Whom a flow is to call: a number or `user`, and where a server calls also the object id of somebody there. */
export function readCallee(to: string, isReal: boolean): Callee {
  if (isReal && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(to)) return { kind: "user", id: to };
  const party = partyOf(to);
  if (party?.kind === "phone" || (party?.kind === "user" && to === "user" && !isReal)) return party;
  throw misused(
    `"${to}" is nobody whom a flow can call.`,
    isReal
      ? "Write a number such as +15550171, or the object id of somebody in Teams."
      : "Write a number such as +15550171, or user.",
  );
}

/** What `--set name=value` says of a flow's variables, as the kinds of value that they hold. */
export function valuesFor(
  { variables }: Pick<FlowDocument, "variables">,
  settings: readonly string[],
): Readonly<Record<string, VariableValue>> {
  const pairs = settings.map((setting): readonly [string, VariableValue] => {
    const [, name = "", written = ""] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (!variable) {
      const known = Object.keys(variables).join(", ") || "none";
      throw misused(`--set ${setting} names no variable of the flow.`, `Its variables are: ${known}.`);
    }
    const value = valueAs(written, variable.type);
    if (value !== undefined) return [name, value];
    const example = variable.type === "flag" ? "yes or no" : "a number such as 3";
    throw misused(`--set ${setting} does not fit.`, `Write ${name}= and ${example}.`);
  });
  return Object.fromEntries(pairs);
}
