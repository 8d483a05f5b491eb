import { z } from "zod";
import { schemaFaults } from "../faults/index.ts";
import { slug } from "../fields/index.ts";
import { limits } from "../limits.ts";
import { dayOf } from "./day.ts";
import { type Span, spansSchema, type Week, weekdays, weekSchema } from "./week.ts";
import { isZone } from "./zone.ts";

/** The format that this version writes. */
export const newestCalendarFormat = 1;

const date = z
  .string()
  .regex(/^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/, schemaFaults.schema_day_form)
  .refine((text) => dayOf(text) !== undefined, schemaFaults.schema_day_unknown);
const weekday = z.enum(weekdays);
const month = z.int().min(1).max(12);

/** When a special day is: once, several days long, or by a rule that gives one date a year. */
export const occasionSchema = z.union([
  z.strictObject({ date }),
  z
    .strictObject({ from: date, to: date })
    .refine(({ from, to }) => from <= to, schemaFaults.schema_days_backwards),
  z.strictObject({
    yearly: z
      .string()
      .regex(/^[0-9]{2}-[0-9]{2}$/, schemaFaults.schema_yearly_form)
      // In a leap year, so that 02-29 is a day: one that not every year has.
      .refine((text) => dayOf(`2000-${text}`) !== undefined, schemaFaults.schema_day_unknown),
  }),
  z
    .strictObject({ easter: z.int().min(-80).max(250) })
    .meta({ description: "Days from Easter Sunday, as western churches reckon it: -2 is Good Friday." }),
  z.strictObject({ nth: z.int().min(1).max(5), weekday, month }),
  z.strictObject({ last: weekday, month }),
]);
export type Occasion = Readonly<z.infer<typeof occasionSchema>>;

export const specialDaySchema = z.strictObject({
  name: z.string().min(1).max(100).meta({ title: "Name", description: "What people call it." }),
  on: occasionSchema,
  hours: spansSchema.meta({ title: "Hours", description: "Open even so; nothing keeps it closed all day." }),
});
/** A day on which the hours of the week do not hold: a holiday, an inventory, a long Saturday. */
export type SpecialDay = Readonly<
  Omit<z.infer<typeof specialDaySchema>, "hours"> & { readonly hours: readonly Span[] }
>;

const emergency = z.strictObject({ since: z.iso.datetime(), by: z.string().max(200).optional() });

export const calendarSchema = z
  .strictObject({
    $schema: z.string().max(1_000).optional(),
    format: z.literal(newestCalendarFormat),
    id: slug,
    name: z.string().min(1).max(100).meta({ title: "Name", description: "What people call it." }),
    zone: z
      .string()
      .max(100)
      .refine(isZone, schemaFaults.schema_zone)
      .meta({ title: "Time zone", description: "A name of the IANA database: Europe/Berlin." }),
    week: weekSchema,
    days: z.array(specialDaySchema).max(limits.specialDays).meta({
      title: "Special days",
      description: "Where two fall on the same date, the one higher up holds.",
    }),
    emergency: emergency.optional().meta({
      title: "Emergency",
      description: "While it is there, the calendar says emergency, whatever the time.",
    }),
  })
  .meta({ title: "dialtree calendar", description: "Opening hours and holidays, format 1." });

/** Opening hours and holidays that flows share. They hold at once: flows name the calendar, they do not contain it. */
export type Calendar = Readonly<
  Omit<z.infer<typeof calendarSchema>, "week" | "days" | "emergency"> & {
    readonly week: Week;
    readonly days: readonly SpecialDay[];
    readonly emergency?: Readonly<z.infer<typeof emergency>> | undefined;
  }
>;

/** The calendars of an installation, by id. */
export type Calendars = ReadonlyMap<string, Calendar>;

export const noCalendars: Calendars = new Map();
