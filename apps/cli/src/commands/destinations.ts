import {
  areaWords,
  type DestinationPolicy,
  isSameRule,
  kindWords,
  type NumberKind,
  type NumberRule,
  numberKinds,
  readRule,
  ruleWords,
} from "@dialtree/flow/destinations";
import { actionNamed } from "../actions.ts";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused, Refusal } from "../refusal.ts";
import { plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  /** A number, a rule, or what is set. */
  readonly what: string | undefined;
  readonly to: string | undefined;
  readonly note: string | undefined;
}

interface Kept {
  readonly policy: DestinationPolicy;
  readonly revision: number;
  readonly ownAreas: readonly string[];
  readonly callsOfHour: number;
  readonly notAllowed: readonly { readonly flow: string; readonly number: string; readonly why: string }[];
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = {
  show,
  test: judge,
  allow: (io, asked) => addRule(io, asked, "allowed"),
  refuse: (io, asked) => addRule(io, asked, "refused"),
  forget,
  set,
};

const path = "/api/destination-policy";

const counts = {
  "per-minute": "perMinute",
  "per-hour": "perHour",
  "per-number": "perHourToOne",
  "per-caller": "perHourFromOne",
  "call-minutes": "callMinutes",
} as const satisfies Readonly<Record<string, keyof DestinationPolicy>>;

export const destinations = defineCommand({
  name: "destinations",
  summary: "Shows and changes which phone numbers a server sends calls to, and how often.",
  usage:
    "destinations <show | test | allow | refuse | forget | set> [number | setting] [value] [--server <url>]",
  operands: { what: "what to do", fewest: 1, most: 3 },
  options: {
    server: serverOption,
    note: { value: "words", help: "Of allow and refuse: why, for others to read." },
  },
  more: `test <number> says whether a call would be sent there, and what decides it. Nothing is called.
allow and refuse <number> add a rule: "+4930*" is about all numbers that begin so, "+493012345678" about one. What is refused wins.
forget <number> takes such a rule away.
set <setting> <value>: own-countries on or off; ${numberKinds.join(", ")} allowed or refused;
${Object.keys(counts).join(", ")} a number. Everything holds at once, also for calls under way.`,
  run: async (io, { operands: [action = "", what, to], values: { server, note } }) => {
    const perform = actionNamed(actions, action, "destinations");
    return perform(io, { server: serverOf(io, server), what, to, note });
  },
});

async function keptBy(server: Peer): Promise<Kept> {
  return (await done(server, "GET", path)).body as Kept;
}

async function save(server: Peer, { revision }: Kept, policy: DestinationPolicy): Promise<void> {
  await done(server, "PUT", path, policy, { "if-match": `"${revision}"` });
}

async function show(io: Io, { server }: Asked): Promise<ExitCode> {
  const { policy, ownAreas, callsOfHour, notAllowed } = await keptBy(server);
  const { line } = terminal(io.out, io.env);
  const own = ownAreas.map(areaWords).join(", ") || "none, as no phone number is assigned";
  line(`own countries  ${policy.ownCountries ? "allowed" : "not allowed"}: ${own}`);
  for (const rule of policy.allowed) line(`allowed        ${shown(rule)}`);
  for (const rule of policy.refused) line(`refused        ${shown(rule)}`);
  for (const kind of policy.refusedKinds) line(`refused        ${kind}: ${kindWords[kind]}`);
  line(
    `calls          ${policy.perMinute} a minute, ${policy.perHour} an hour (${callsOfHour} in the last), ${policy.perHourToOne} an hour to one number, ${policy.perHourFromOne} for one caller`,
  );
  line(`longest call   ${policy.callMinutes} minutes`);
  for (const { flow, number, why } of notAllowed) line(`not sent       ${flow} to ${number}: ${why}`);
  return exitCodes.done;
}

function shown(rule: NumberRule): string {
  return rule.note === undefined ? ruleWords(rule) : `${ruleWords(rule)}  ${plain(rule.note)}`;
}

async function judge(io: Io, { server, what }: Asked): Promise<ExitCode> {
  if (what === undefined)
    throw misused("It is not said which number.", "Write: dialtree destinations test <number>");
  const { body } = await done(server, "POST", `${path}/verdict`, { number: what });
  const { number, allowed, says, remedy } = body as {
    readonly number: string | null;
    readonly allowed: boolean;
    readonly says: string;
    readonly remedy: string | null;
  };
  io.out.write(`${number ?? plain(what)}: ${says}${remedy === null ? "" : ` ${remedy}`}\n`);
  return allowed ? exitCodes.done : exitCodes.failed;
}

function ruleIn(what: string | undefined, action: string): NumberRule {
  if (what === undefined)
    throw misused("It is not said which numbers.", `Write: dialtree destinations ${action} "+4930*"`);
  const read = readRule(what);
  if ("fault" in read) throw misused(`"${plain(what)}" is no rule about numbers.`, read.fault);
  return read.rule;
}

async function addRule(
  io: Io,
  { server, what, note }: Asked,
  list: "allowed" | "refused",
): Promise<ExitCode> {
  const rule = ruleIn(what, list === "allowed" ? "allow" : "refuse");
  const kept = await keptBy(server);
  const { policy } = kept;
  const others = policy[list].filter((other) => !isSameRule(other, rule));
  await save(server, kept, { ...policy, [list]: [...others, { ...rule, ...(note ? { note } : {}) }] });
  io.out.write(`${ruleWords(rule)} is ${list}.\n`);
  const other = list === "allowed" ? "refused" : "allowed";
  if (policy[other].some((one) => isSameRule(one, rule)))
    io.err.write(`The same is ${other} as well; what is refused wins.\n`);
  return exitCodes.done;
}

async function forget(io: Io, { server, what }: Asked): Promise<ExitCode> {
  const rule = ruleIn(what, "forget");
  const kept = await keptBy(server);
  const without = (rules: readonly NumberRule[]) => rules.filter((other) => !isSameRule(other, rule));
  const { allowed, refused } = kept.policy;
  const changed = { ...kept.policy, allowed: without(allowed), refused: without(refused) };
  if (changed.allowed.length + changed.refused.length === allowed.length + refused.length)
    throw new Refusal(`There is no rule ${ruleWords(rule)}.`, "See dialtree destinations show.");
  await save(server, kept, changed);
  io.out.write(`There is no rule ${ruleWords(rule)} any more.\n`);
  return exitCodes.done;
}

async function set(io: Io, { server, what = "", to = "" }: Asked): Promise<ExitCode> {
  const kept = await keptBy(server);
  await save(server, kept, { ...kept.policy, ...changeIn(kept.policy, what, to) });
  io.out.write(`${what}: ${to}\n`);
  return exitCodes.done;
}

/** @throws Refusal for what cannot be set, or not to that */
function changeIn(policy: DestinationPolicy, what: string, to: string): Partial<DestinationPolicy> {
  const either = (yes: string, no: string): boolean => {
    if (to !== yes && to !== no)
      throw misused(`${what} is either ${yes} or ${no}.`, `Write: dialtree destinations set ${what} ${yes}`);
    return to === yes;
  };
  if (what === "own-countries") return { ownCountries: either("on", "off") };
  const kind = numberKinds.find((one): one is NumberKind => one === what);
  if (kind) {
    const others = policy.refusedKinds.filter((one) => one !== kind);
    return { refusedKinds: either("refused", "allowed") ? [...others, kind] : others };
  }
  const count = Object.hasOwn(counts, what) ? counts[what as keyof typeof counts] : undefined;
  if (count === undefined)
    throw misused(
      `"${plain(what)}" is nothing that can be set.`,
      `Use own-countries, ${[...numberKinds, ...Object.keys(counts)].join(", ")}.`,
    );
  if (!/^\d{1,6}$/.test(to))
    throw misused(`${what} is a whole number.`, `Write: dialtree destinations set ${what} ${policy[count]}`);
  return { [count]: Number(to) };
}
