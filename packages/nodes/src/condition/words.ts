import {
  type DataOf,
  type Facts,
  oneOf,
  type Party,
  primaryOf,
  text,
  type VariableValue,
  variable,
} from "@dialtree/flow";
import { isWhen, readWhen, type WhenKind, whenKinds, whenWords } from "@dialtree/flow/hours";

/** What a call can come from, as it is told and as people call it. */
export const callerKinds: Readonly<Record<Party["kind"], string>> = {
  phone: "a phone",
  user: "Teams, in an organisation",
  guest: "Teams, as a guest",
  account: "a call queue or auto attendant",
  bot: "a bot",
  unknown: "something that is not told",
};

/** The function of an expression that asks the same of the clock. */
export const clockFunctions: Readonly<Record<WhenKind, string>> = {
  weekday: "isWeekday",
  time: "isTime",
  date: "isDate",
};

/** One comparison, as an author puts it together from words. */
export const testFields = {
  subject: oneOf({
    label: "What is looked at",
    options: {
      callerNumber: "The caller's number",
      callerName: "The caller's name",
      callerKind: "What the caller uses",
      calledNumber: "The number that was dialled",
      language: "The language of the call",
      weekday: "The day of the week",
      time: "The time of day",
      date: "The date",
      variable: "A value that was kept",
    },
    initial: "callerNumber",
  }),
  variable: variable({
    label: "Kept under",
    help: "If it is a value that was kept.",
    use: "reads",
    optional: true,
  }),
  is: oneOf({
    label: "How it compares",
    options: {
      equals: "is",
      differs: "is not",
      starts: "starts with",
      ends: "ends with",
      contains: "contains",
      more: "is more than",
      less: "is less than",
      empty: "is not there",
      present: "is there",
    },
    initial: "equals",
  }),
  value: text({
    label: "With",
    help: "A number as +4930 or 12.50, a language as de, yes or no. What the caller uses: phone, user, guest. Days, times and dates: mon,tue in Europe/Berlin; 22:00-06:00 in Europe/Berlin; 2026-12-24..2027-01-02 in Europe/Berlin.",
    max: 200,
    optional: true,
  }),
};

export type Test = DataOf<typeof testFields>;

/** Whether a comparison holds. Undefined where it cannot be made: a text is not more than 3. */
export function holds({ subject, variable: name, is, value }: Test, facts: Facts): boolean | undefined {
  if (isOfClock(subject)) {
    const when = readWhen(subject, value);
    if ("fault" in when || (is !== "equals" && is !== "differs")) return undefined;
    return isWhen(when, facts.clocks.wallClock(when.zone, facts.at)) === (is === "equals");
  }
  const found = lookedAt(subject, name, facts);
  const isThere = found !== undefined && found !== "";
  if (is === "empty") return !isThere;
  if (is === "present") return isThere;
  if (is === "more" || is === "less") {
    const [left, right] = [numberOf(found), numberOf(value)];
    if (left === undefined || right === undefined) return undefined;
    return is === "more" ? left > right : left < right;
  }
  const isNumber = subject === "callerNumber" || subject === "calledNumber";
  const [left, right] = [plain(found, isNumber), plain(value, isNumber)];
  if (is === "starts") return left.startsWith(right);
  if (is === "ends") return left.endsWith(right);
  if (is === "contains") return left.includes(right);
  const isSame =
    left === right ||
    (typeof found === "number" && found === numberOf(value)) ||
    // German is spoken in Austria as well: `de` means all of it.
    (subject === "language" && primaryOf(left) === right);
  return is === "equals" ? isSame : !isSame;
}

/** Whether the clock is looked at: zones are worked out for these alone. */
export function isOfClock(subject: Test["subject"]): subject is WhenKind {
  return (whenKinds as readonly string[]).includes(subject);
}

function lookedAt(
  subject: Exclude<Test["subject"], WhenKind>,
  name: string,
  { caller, called, language, variables }: Facts,
): VariableValue | undefined {
  switch (subject) {
    case "callerNumber":
      return caller.kind === "phone" ? caller.number : undefined;
    case "callerName":
      return "name" in caller ? caller.name : undefined;
    case "callerKind":
      return caller.kind;
    case "calledNumber":
      return called.kind === "phone" ? called.number : undefined;
    case "language":
      return language;
    case "variable":
      return Object.hasOwn(variables, name) ? variables[name] : undefined;
  }
}

/** As it is compared: without regard to capital letters, and phone numbers without what people write between digits. */
function plain(value: VariableValue | undefined, isNumber: boolean): string {
  const text = typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "");
  const trimmed = text.trim().toLowerCase();
  return isNumber ? trimmed.replaceAll(/[\s()./-]/g, "") : trimmed;
}

function numberOf(value: VariableValue | undefined): number | undefined {
  const text = String(value ?? "").trim();
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A comparison in words: `the caller's number starts with +49`. */
export function inWords({ subject, variable: name, is, value }: Test): string {
  const what = subject === "variable" ? name || "…" : lowered(testFields.subject.options?.[subject] ?? "");
  const how = testFields.is.options?.[is] ?? is;
  if (is === "empty" || is === "present") return `${what} ${how}`;
  if (isOfClock(subject)) return `${what} ${how} ${whenWords(subject, value)}`;
  const kinds: Readonly<Record<string, string>> = subject === "callerKind" ? callerKinds : {};
  return `${what} ${how} ${(Object.hasOwn(kinds, value) && kinds[value]) || value || "…"}`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
