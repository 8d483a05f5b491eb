import { type Json, limits, plainFault } from "@dialtree/flow";
import { type Calendar, type Calendars, readCalendar } from "@dialtree/flow/hours";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import type { CalendarRow } from "../database/tables.ts";

/** A calendar as it is kept. Its emergency is no part of a revision: whoever switches it disturbs nobody who edits. */
export interface KeptCalendar {
  readonly calendar: Calendar;
  /** Counts the saves, from 1. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
}

/** The calendars of an installation. What is changed holds at once, for all flows. */
export interface SharedCalendars {
  list(): Promise<readonly KeptCalendar[]>;
  /** @throws ControlError `calendar_unknown`, `calendar_damaged` */
  find(id: string): Promise<KeptCalendar>;
  /** @throws ControlError `calendar_exists`, `calendars_full` */
  create(calendar: Calendar): Promise<KeptCalendar>;
  /** False when there is one of the id already. @throws ControlError `calendars_full` */
  createIfMissing(calendar: Calendar): Promise<boolean>;
  /**
   * Saves what was made of revision `basedOn`; to save the same again does nothing. The emergency stays as it is.
   * @throws ControlError `calendar_conflict` with both calendars, `calendar_unknown`
   */
  save(calendar: Calendar, basedOn: number): Promise<KeptCalendar>;
  /** @throws ControlError `calendar_conflict`, `calendar_unknown` */
  remove(id: string, basedOn: number): Promise<void>;
  /**
   * Switches the emergency of a calendar on or off. One that is on already goes on since it began.
   * @throws ControlError `calendar_unknown`
   */
  switchEmergency(id: string, on: boolean, by: string | undefined): Promise<KeptCalendar>;
  /** What calls decide by, and those that cannot be read, which calls do without. */
  all(): Promise<{ readonly calendars: Calendars; readonly damaged: readonly ControlError[] }>;
}

export function calendarsIn(database: Database, now: () => number): SharedCalendars {
  const rows = () => database.selectFrom("calendar").selectAll().orderBy("id").execute();

  const find = async (id: string): Promise<KeptCalendar> => {
    const row = await database.selectFrom("calendar").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) throw unknownCalendar(id);
    return keptIn(row);
  };

  const createIfMissing = (calendar: Calendar): Promise<boolean> =>
    changing(database, async (transaction) => {
      const { count } = await transaction
        .selectFrom("calendar")
        .select(({ fn }) => fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      const { emergency, ...plain } = calendar;
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto("calendar")
        .values({
          id: calendar.id,
          body: JSON.stringify(plain),
          revision: 1,
          updated_at: now(),
          emergency: emergency ? JSON.stringify(emergency) : null,
        })
        .onConflict((known) => known.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) return false;
      if (Number(count) >= limits.calendars) throw full();
      await record(transaction, { deed: "calendar.created", thing: calendar.id, after: jsonOf(calendar) });
      return true;
    });

  return {
    list: async () => (await rows()).map(keptIn),
    find,
    createIfMissing,

    async create(calendar) {
      if (!(await createIfMissing(calendar))) throw calendarExists(calendar.id);
      return find(calendar.id);
    },

    async save({ emergency: _kept, ...plain }, basedOn) {
      const body = JSON.stringify(plain);
      const row = await changing(database, async (transaction) => {
        const before = await bodyOf(transaction, plain.id);
        const changed = await transaction
          .updateTable("calendar")
          .set({ body, updated_at: now(), revision: basedOn + 1 })
          .where("id", "=", plain.id)
          .where("revision", "=", basedOn)
          .where("body", "!=", body)
          .returningAll()
          .executeTakeFirst();
        if (changed)
          await record(transaction, {
            deed: "calendar.changed",
            thing: plain.id,
            ...before,
            after: jsonOf(plain),
          });
        return changed;
      });
      if (row) return keptIn(row);
      const saved = await find(plain.id);
      const { emergency: _on, ...there } = saved.calendar;
      if (JSON.stringify(there) === body) return saved;
      throw conflict(saved, plain, basedOn);
    },

    async remove(id, basedOn) {
      const { numDeletedRows } = await changing(database, async (transaction) => {
        const before = await bodyOf(transaction, id);
        const deleted = await transaction
          .deleteFrom("calendar")
          .where("id", "=", id)
          .where("revision", "=", basedOn)
          .executeTakeFirst();
        if (deleted.numDeletedRows > 0n)
          await record(transaction, { deed: "calendar.removed", thing: id, ...before });
        return deleted;
      });
      if (numDeletedRows === 0n) throw conflict(await find(id), undefined, basedOn);
    },

    async switchEmergency(id, on, by) {
      const since = new Date(now()).toISOString();
      const emergency = on ? JSON.stringify({ since, ...(by === undefined ? {} : { by }) }) : null;
      await changing(database, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable("calendar")
          .set({ emergency })
          .where("id", "=", id)
          .where("emergency", on ? "is" : "is not", null)
          .executeTakeFirst();
        if (numUpdatedRows > 0n)
          await record(transaction, { deed: on ? "emergency.on" : "emergency.off", thing: id });
      });
      return find(id);
    },

    async all() {
      const calendars = new Map<string, Calendar>();
      const damaged: ControlError[] = [];
      for (const row of await rows()) {
        const read = readIn(row);
        if (read instanceof ControlError) damaged.push(read);
        else calendars.set(row.id, read.calendar);
      }
      return { calendars, damaged };
    },
  };
}

// What a calendar holds is JSON: it was read from it, and is written as it.
const jsonOf = (calendar: unknown): Json => JSON.parse(JSON.stringify(calendar)) as Json;

async function bodyOf(transaction: Database, id: string): Promise<{ readonly before?: Json }> {
  const row = await transaction.selectFrom("calendar").select("body").where("id", "=", id).executeTakeFirst();
  // One that cannot be read can still be removed, and what it was is in the log as it is.
  return row ? { before: row.body } : {};
}

function keptIn(row: CalendarRow): KeptCalendar {
  const read = readIn(row);
  if (read instanceof ControlError) throw read;
  return read;
}

function readIn({
  id,
  body,
  revision,
  updated_at: updatedAt,
  emergency,
}: CalendarRow): KeptCalendar | ControlError {
  try {
    const kept = { ...JSON.parse(body), ...(emergency === null ? {} : { emergency: JSON.parse(emergency) }) };
    const read = readCalendar(kept);
    if ("calendar" in read && read.calendar.id === id)
      return { calendar: read.calendar, revision, updatedAt };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return new ControlError(
    "calendar_damaged",
    `The calendar "${id}" cannot be read.`,
    "Restore the control database, or remove the calendar and make it anew. Callers meanwhile take the exit for a calendar that is not there.",
  );
}

/** The calendar that somebody sent. @throws ControlError `calendar_unreadable` with everything that is wrong */
export function calendarFrom(json: unknown, id?: string): Calendar {
  const read = readCalendar(json);
  if ("faults" in read) {
    const told = read.faults.slice(0, 20).map(({ at, fault }) => `${at || "the calendar"}: ${fault}`);
    throw new ControlError(
      "calendar_unreadable",
      `This is no calendar. ${told.join(" ")}`,
      "Mend what is named, and send it again.",
      { because: read.faults.slice(0, 20).map(plainFault) },
    );
  }
  if (id !== undefined && read.calendar.id !== id) {
    throw new ControlError(
      "calendar_unreadable",
      `The calendar says that it is "${read.calendar.id}", not "${id}".`,
      "Send it to the address of its id.",
    );
  }
  return read.calendar;
}

function unknownCalendar(id: string): ControlError {
  return new ControlError(
    "calendar_unknown",
    `There is no calendar "${id.slice(0, 80)}".`,
    "Choose a calendar of the list, or create this one.",
  );
}

function calendarExists(id: string): ControlError {
  return new ControlError(
    "calendar_exists",
    `There is a calendar "${id}" already.`,
    "Give the new one another id, or change the one there is.",
  );
}

/** `users`: titles of flows. */
export function calendarInUse(id: string, users: readonly string[]): ControlError {
  const [first, ...others] = [...new Set(users)];
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return new ControlError(
    "calendar_in_use",
    `The calendar "${id}" is used in the flow "${first}"${more}.`,
    "Take it out of the flows first, and publish those that are.",
  );
}

function full(): ControlError {
  return new ControlError(
    "calendars_full",
    `There are ${limits.calendars} calendars, and there can be no more.`,
    "Remove one that no flow uses.",
  );
}

function conflict(saved: KeptCalendar, yours: unknown, basedOn: number): ControlError {
  const { calendar, revision } = saved;
  return new ControlError(
    "calendar_conflict",
    `The calendar "${calendar.id}" has been saved since: you changed revision ${basedOn}, and it is at ${revision}.`,
    "Put your change into the saved calendar, and save that with its revision. Nothing was overwritten.",
    { conflict: { saved: { revision, document: calendar }, yours: { basedOn, document: yours ?? null } } },
  );
}
