import { inSchemaOrder } from "../document/order.ts";
import { jsonText } from "../document/write.ts";
import { type Json, jsonFault, pointer } from "../json.ts";
import { limits } from "../limits.ts";
import { type Calendar, calendarSchema } from "./calendar.ts";

/** Something wrong with a calendar: where (a JSON pointer), and a sentence. */
export interface CalendarFault {
  readonly at: string;
  readonly fault: string;
}

export type CalendarRead = { readonly calendar: Calendar } | { readonly faults: readonly CalendarFault[] };

/** Reads any value as a calendar. Never throws; says everything that is wrong at once. */
export function readCalendar(value: unknown): CalendarRead {
  const unfit = jsonFault(value, limits.jsonDepth);
  if (unfit) return { faults: [{ at: unfit.at, fault: unfit.kind }] };
  const read = calendarSchema.safeParse(value);
  if (read.success) return { calendar: read.data };
  return { faults: read.error.issues.map(({ path, message }) => ({ at: pointer(path), fault: message })) };
}

/** The calendars of a file, which is a list of them; those that cannot be read are left out and told of. */
export function readCalendars(text: string): {
  readonly calendars: readonly Calendar[];
  readonly faults: readonly CalendarFault[];
} {
  const failed = (fault: string) => ({ calendars: [], faults: [{ at: "", fault }] });
  if (text.length > limits.fileBytes) return failed(`It is larger than ${limits.fileBytes} bytes.`);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return failed(`It is no JSON: ${(error as SyntaxError).message}`);
  }
  if (!Array.isArray(json)) return failed("It is no list of calendars.");
  if (json.length > limits.calendars) return failed(`It has more than ${limits.calendars} calendars.`);
  const calendars: Calendar[] = [];
  const faults: CalendarFault[] = [];
  for (const [index, value] of json.entries()) {
    const read = readCalendar(value);
    if ("faults" in read) {
      faults.push(...read.faults.map(({ at, fault }) => ({ at: `/${index}${at}`, fault })));
    } else if (calendars.some(({ id }) => id === read.calendar.id)) {
      faults.push({ at: `/${index}/id`, fault: `There are two calendars "${read.calendar.id}".` });
    } else {
      calendars.push(read.calendar);
    }
  }
  return { calendars, faults };
}

/** The text of such a file: the same calendars always give the same text. */
export function writeCalendars(calendars: readonly Calendar[]): string {
  const ordered = calendars.map((calendar) => inSchemaOrder(calendarSchema, calendar as unknown as Json));
  return jsonText(ordered);
}
