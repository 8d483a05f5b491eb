import type { Fault, JsonObject, Party, VariableValue } from "@dialtree/flow";
import { type Act, readDuration, readKeys, readSpeech } from "../caller/index.ts";
import {
  type Answer,
  answerText,
  type KeysTravel,
  readAnswer,
  readKeysTravel,
  readValues,
  valuesText,
} from "../telephone/index.ts";
import { lineText } from "../transcript/index.ts";
import { scenarioFault } from "./faults.ts";

/**
 * A scenario: one call, written so that somebody who has never seen code can read it. What the caller does is input;
 * everything else is what must come out. `given` lines say how the telephone behaves, `set` lines change a field first.
 */
export interface Scenario {
  /** Lines before the call that are kept when the file is rewritten: comments, `given`, `set`. */
  readonly head: readonly string[];
  readonly call: CallLine;
  readonly acts: readonly Act[];
  readonly answers: readonly Answer[];
  readonly settings: readonly Setting[];
  readonly keysTravel?: KeysTravel;
  /** Every calendar is in an emergency. */
  readonly emergency?: true;
  /** The transcript that is expected, from the `call` line on. */
  readonly expected: readonly string[];
}

export interface CallLine {
  /** Who is at the other end: who calls, or whom the flow calls. */
  readonly from: string;
  /** The line is brought into a group call, where others are as well. */
  readonly group?: true;
  /** Of a call of ours: what variables of the flow begin with, by name. */
  readonly values?: Readonly<Record<string, VariableValue>>;
  /** Milliseconds since 1970, UTC. */
  readonly at?: number;
  readonly language?: string;
}

/** A field that this scenario changes before the call: node, path inside its data, value. */
export interface Setting {
  readonly node: string;
  readonly path: readonly (string | number)[];
  readonly value: JsonObject[string];
}

/** Why a scenario file cannot be read. Lines count from 1. */
export interface ScenarioFault extends Fault {
  readonly line: number;
}

const inputVerbs = ["presses", "interrupts", "waits", "says", "leaves"] as const;

/** Reads a scenario file. Everything wrong with it is said at once. */
export function readScenario(
  text: string,
): { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] } {
  const faults: ScenarioFault[] = [];
  const head: string[] = [];
  const acts: Act[] = [];
  const answers: Answer[] = [];
  const settings: Setting[] = [];
  const expected: string[] = [];
  let call: CallLine | undefined;
  let keysTravel: KeysTravel | undefined;
  let emergency = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const fail = (fault: Fault) => faults.push({ line: index + 1, ...fault });
    const { verb, rest } = splitLine(line);
    if (line === "") continue;
    if (line.startsWith("#")) {
      // The transcript is rewritten by --update; a comment inside it would be lost then.
      if (expected.length > 0) fail(scenarioFault("scenario_comment_inside"));
      else head.push(line);
    } else if (verb === "given") {
      head.push(lineText({ verb, rest }));
      if (rest === "emergency on") {
        emergency = true;
        continue;
      }
      const travel = readKeysTravel(rest);
      const answer = travel ?? readAnswer(rest);
      if (typeof answer === "string") keysTravel = answer;
      else if ("fault" in answer) fail(answer);
      else answers.push(answer);
    } else if (verb === "set") {
      head.push(lineText({ verb, rest }));
      const setting = readSetting(rest);
      if ("fault" in setting) fail(setting);
      else settings.push(setting);
    } else if (verb === "call") {
      if (call) fail(scenarioFault("scenario_second_call"));
      const read = readCallLine(rest);
      if ("fault" in read) fail(read);
      else call = read;
      expected.push(lineText({ verb, rest }));
    } else if (expected.length === 0) {
      fail(scenarioFault("scenario_call_first", { verb }));
    } else if ((inputVerbs as readonly string[]).includes(verb)) {
      const act = readAct(verb, rest);
      if ("fault" in act) fail(act);
      else acts.push(act);
      expected.push(lineText({ verb, rest }));
    } else {
      expected.push(lineText({ verb, rest }));
    }
  }
  if (expected.every((line) => !line.startsWith("call ")))
    faults.push({ line: 1, ...scenarioFault("scenario_no_call") });
  if (faults.length > 0 || !call) return { faults };
  const scenario = { head, call, acts, answers, settings, expected };
  return {
    scenario: {
      ...scenario,
      ...(keysTravel === undefined ? {} : { keysTravel }),
      ...(emergency ? { emergency } : {}),
    },
  };
}

/** The file of a scenario whose call came out as `lines`. */
export function scenarioText({ head }: Pick<Scenario, "head">, lines: readonly string[]): string {
  return `${[...head, ...lines].join("\n")}\n`;
}

/** A new scenario file for a call that was played with these acts and answers. */
export function newScenarioText(title: string, answers: readonly Answer[], lines: readonly string[]): string {
  const given = answers.map((answer) => lineText({ verb: "given", rest: answerText(answer) }));
  return scenarioText({ head: [`# ${title}`, ...given] }, lines);
}

// "hangs up" and "picks up" are the verbs of two words.
function splitLine(line: string): { verb: string; rest: string } {
  const match = /^(hangs up|picks up|\S+)\s*(.*)$/.exec(line);
  return { verb: match?.[1] ?? "", rest: (match?.[2] ?? "").trim() };
}

function readAct(verb: string, rest: string): Act | Fault {
  if (verb === "leaves") return rest === "" ? { type: "leaves" } : scenarioFault("scenario_leaves_alone");
  if (verb === "waits") {
    const milliseconds = readDuration(rest);
    return milliseconds === undefined
      ? scenarioFault("scenario_no_wait", { rest })
      : { type: "waits", milliseconds };
  }
  if (verb === "says") {
    const milliseconds = readSpeech(rest);
    return milliseconds === undefined
      ? scenarioFault("scenario_no_speech", { rest })
      : { type: "says", milliseconds };
  }
  const [, pressed = "", , interval] = /^(.*?)( every (\S+))?$/.exec(rest) ?? [];
  const keys = readKeys(pressed.replaceAll(" ", ""));
  const every = interval === undefined ? undefined : readDuration(interval);
  if (!keys || (interval !== undefined && every === undefined))
    return scenarioFault("scenario_no_keys", { rest, verb });
  const type = verb as "presses" | "interrupts";
  return every === undefined ? { type, keys } : { type, keys, every };
}

function readCallLine(rest: string): CallLine | Fault {
  const match = /^(from|to) (\S+)( with others)?(?: at (\S+))?(?: in (\S+))?(?: with( .+))?$/.exec(rest);
  const [, way, from, others, at, language, given] = match ?? [];
  const isOurs = way === "to";
  if (!from || !partyOf(from) || (isOurs ? others : given) !== undefined)
    return scenarioFault("scenario_call_wrong");
  if (isOurs && from !== "user" && !from.startsWith("+"))
    return scenarioFault("scenario_calls_nobody", { from });
  const values = isOurs ? readValues(given ?? "") : {};
  if (!values) return scenarioFault("scenario_values_wrong");
  const time = at === undefined ? undefined : Date.parse(at);
  if (time !== undefined && (!Number.isFinite(time) || !/(Z|[+-]\d\d:\d\d)$/.test(at ?? "")))
    return scenarioFault("scenario_no_time", { at: at ?? "" });
  return {
    from,
    ...(others === undefined ? {} : { group: true }),
    ...(isOurs ? { values } : {}),
    ...(time === undefined ? {} : { at: time }),
    ...(language === undefined ? {} : { language }),
  };
}

/** What a call line says, as it would be read: `from +15550100 at 2026-12-25T10:00:00.000Z in de-DE`. */
export function callLineText({ from, group, values, at, language }: CallLine): string {
  return [
    `${values ? "to" : "from"} ${from}${group ? " with others" : ""}`,
    ...(at === undefined ? [] : [`at ${isoText(at)}`]),
    ...(language === undefined ? [] : [`in ${language}`]),
    ...(values === undefined ? [] : [`with${valuesText(values)}`]),
  ].join(" ");
}

// Seconds only where there are any: people write minutes.
function isoText(at: number): string {
  return new Date(at).toISOString().replace(/(:00)?\.000Z$/, "Z");
}

function readSetting(rest: string): Setting | Fault {
  const match = /^(\S+) (\/\S+) (.+)$/.exec(rest);
  const [, node, path, json] = match ?? [];
  if (!node || !path || !json) return scenarioFault("scenario_set_wrong");
  const parts = path
    .slice(1)
    .split("/")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  try {
    return { node, path: parts, value: JSON.parse(json) as JsonObject[string] };
  } catch {
    return scenarioFault("scenario_no_json", { json });
  }
}

const ourTenant = "00000000-0000-4000-8000-000000000001";
const otherTenant = "00000000-0000-4000-8000-000000000002";

/** The caller that a scenario or a command line names: a number, `user`, `outsider`, `guest` or `withheld`. */
export function partyOf(from: string): Party | undefined {
  if (/^\+[0-9]{5,15}$/.test(from)) return { kind: "phone", number: from };
  const id = "00000000-0000-4000-8000-0000000000aa";
  switch (from) {
    case "user":
      return { kind: "user", id, tenant: ourTenant };
    case "outsider":
      return { kind: "user", id, tenant: otherTenant, name: "outsider" };
    case "guest":
      return { kind: "guest" };
    case "withheld":
      return { kind: "unknown" };
    default:
      return undefined;
  }
}

/** As whom a flow calls somebody: phones from a resource account, people in Teams as the bot itself. */
export function callingParty(to: string): Party {
  return calledParty(to.startsWith("+") ? "account" : "bot");
}

/** What a rehearsed call is made to: the bot itself, or the resource account that a number belongs to. */
export function calledParty(kind: "bot" | "account"): Party {
  return { kind, id: "00000000-0000-4000-8000-0000000000bb", tenant: ourTenant };
}
