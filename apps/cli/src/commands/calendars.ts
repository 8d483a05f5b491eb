import { resolve } from "node:path";
import {
  type Calendar,
  type IcsRefusal,
  nextChange,
  occasionWords,
  type SpecialDay,
  standingWords,
  stateAt,
  weekWords,
} from "@dialtree/flow/hours";
import { actionNamed } from "../actions.ts";
import { readMoment } from "../caller-options.ts";
import { readTextFile } from "../files.ts";
import type { Io } from "../io.ts";
import { done, everyPage } from "../live/done.ts";
import type { Peer } from "../live/http.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { counted, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Asked {
  readonly server: Peer;
  readonly id: string;
  /** A file, or on or off. */
  readonly what: string | undefined;
  readonly at: string | undefined;
  readonly by: string | undefined;
}

interface Kept {
  readonly calendar: Calendar;
  readonly emergency: { readonly since: string; readonly by?: string } | null;
  readonly revision: number;
}

const actions: Readonly<Record<string, (io: Io, asked: Asked) => Promise<ExitCode>>> = {
  list: listCalendars,
  show: showCalendar,
  import: importDays,
  emergency: switchEmergency,
};

export const calendars = defineCommand({
  name: "calendars",
  summary: "Shows opening hours and holidays of a server, takes holidays in, and switches emergencies.",
  usage: "calendars <list | show | import | emergency> [calendar] [file.ics | on | off] [--server <url>]",
  operands: { what: "what to do", fewest: 1, most: 3 },
  options: {
    server: serverOption,
    at: { value: "time", help: "Of show: what callers get at that time, such as 2026-12-24T18:30+01:00." },
    by: { value: "name", help: "Of emergency: who switches it, for others to read." },
  },
  more: `show <calendar> says the hours of the week, the special days and what callers get; without --at, now.
import <calendar> <file.ics> adds the whole days of an iCalendar file to the special days, except those that are there, and
says which events it leaves out.
emergency <calendar> on has the callers of all flows that look at the calendar take the exit for emergencies, at once and without
publishing anything; off ends it.`,
  run: async (io, { operands: [action = "", id, what], values }) => {
    const perform = actionNamed(actions, action, "calendars");
    if (id === undefined && perform !== listCalendars)
      throw misused("It is not said which calendar.", `Write: dialtree calendars ${action} <calendar>`);
    const { server, at, by } = values;
    return perform(io, { server: serverOf(io, server), id: id ?? "", what, at, by });
  },
});

const pathOf = (id: string): string => `/api/calendars/${encodeURIComponent(id)}`;

async function keptBy(server: Peer, id: string): Promise<Kept & { readonly whole: Calendar }> {
  const kept = (await done(server, "GET", pathOf(id))).body as Kept;
  return { ...kept, whole: wholeOf(kept) };
}

function wholeOf({ calendar, emergency }: Kept): Calendar {
  return emergency ? { ...calendar, emergency } : calendar;
}

async function listCalendars(io: Io, { server }: Asked): Promise<ExitCode> {
  const { body } = await everyPage(server, "/api/calendars", "calendars");
  const { calendars: all } = body as { readonly calendars: readonly Kept[] };
  const now = io.clock.now();
  for (const kept of all) {
    const { id, name, zone } = kept.calendar;
    io.out.write(`${id}: ${name}, ${zone}; ${standingWords(stateAt(wholeOf(kept), now))}\n`);
  }
  if (all.length === 0)
    io.err.write("There are no calendars. The editor makes them, under Hours and holidays.\n");
  return exitCodes.done;
}

async function showCalendar(io: Io, { server, id, at }: Asked): Promise<ExitCode> {
  const moment = at === undefined ? io.clock.now() : readMoment(at);
  const { whole } = await keptBy(server, id);
  const { line } = terminal(io.out, io.env);
  line(`${whole.name} (${id}), ${whole.zone}`);
  for (const words of weekWords(whole.week)) line(`  ${words}`);
  for (const { name, on } of whole.days) line(`  ${name}: ${occasionWords(on)}`);
  line(`${new Date(moment).toISOString()}: ${standingWords(stateAt(whole, moment))}`);
  const change = nextChange(whole, moment);
  if (change !== undefined)
    line(`${new Date(change).toISOString()}: ${standingWords(stateAt(whole, change))}`);
  return exitCodes.done;
}

async function importDays(io: Io, { server, id, what }: Asked): Promise<ExitCode> {
  if (what === undefined)
    throw misused("It is not said which file.", "Write: dialtree calendars import <calendar> <file.ics>");
  const ics = readTextFile(resolve(io.cwd, what));
  const { body } = await done(server, "POST", "/api/calendar-files", { ics });
  const { days, refused } = body as {
    readonly days: readonly SpecialDay[];
    readonly refused: readonly IcsRefusal[];
  };
  const { calendar, revision } = await keptBy(server, id);
  const there = new Set(calendar.days.map(({ on }) => JSON.stringify(on)));
  const added = days.filter(({ on }) => !there.has(JSON.stringify(on)));
  const { line } = terminal(io.out, io.env);
  for (const { name, on } of added) line(`added      ${name}: ${occasionWords(on)}`);
  for (const { name, line: at, reason } of refused) line(`left out   ${name} (line ${at}): ${reason}`);
  if (added.length > 0) {
    const changed = { ...calendar, days: [...calendar.days, ...added] };
    await done(server, "PUT", pathOf(id), changed, { "if-match": `"${revision}"` });
  }
  line(`${counted(added.length, "special day")} added to ${id}.`);
  return exitCodes.done;
}

async function switchEmergency(io: Io, { server, id, what, by }: Asked): Promise<ExitCode> {
  if (what !== "on" && what !== "off")
    throw misused("It is not said whether on or off.", `Write: dialtree calendars emergency ${id} on`);
  const on = what === "on";
  await done(server, "PUT", `${pathOf(id)}/emergency`, { on, ...(by === undefined ? {} : { by }) });
  const { body } = await everyPage(server, `${pathOf(id)}/uses`, "uses");
  const { uses } = body as {
    readonly uses: readonly { readonly flow: string; readonly numbers: readonly string[] }[];
  };
  const { line } = terminal(io.out, io.env);
  line(on ? `${id} is in an emergency now.` : `${id} is as usual again.`);
  for (const { flow, numbers } of uses) line(`  ${[flow, ...numbers].join(" ")}`);
  return exitCodes.done;
}
