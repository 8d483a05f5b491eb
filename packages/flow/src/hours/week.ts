// Apart from what reads time zones, which is large: a form that offers calendars loads no more than this.

import { z } from "zod";
import { schemaFaults } from "../faults/index.ts";
import { limits } from "../limits.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, schemaFaults.schema_time_form);
const end = z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, schemaFaults.schema_end_form);

export const spanSchema = z
  .strictObject({ from: time, to: end })
  .refine(({ from, to }) => from !== to, schemaFaults.schema_span_empty)
  .meta({
    title: "Span",
    description:
      "By the clock on the wall of the calendar's zone. One that ends earlier than it begins goes on into the next day.",
  });
/** Opening hours without a break: `09:00` to `17:30`. */
export type Span = Readonly<z.infer<typeof spanSchema>>;

export const spansSchema = z.array(spanSchema).max(limits.spansPerDay);

export const weekSchema = z.strictObject({
  mon: spansSchema,
  tue: spansSchema,
  wed: spansSchema,
  thu: spansSchema,
  fri: spansSchema,
  sat: spansSchema,
  sun: spansSchema,
});
/** The hours of each weekday. */
export type Week = Readonly<Record<Weekday, readonly Span[]>>;
