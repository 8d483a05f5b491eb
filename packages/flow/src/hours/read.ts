import { inSchemaOrder } from "../document/order.ts";
import { jsonText } from "../document/write.ts";
import { type Fault, shapeFault } from "../faults/index.ts";
import { type Json, type JsonFault, jsonFault, pointer } from "../json.ts";
import { limits } from "../limits.ts";
import { type Calendar, calendarSchema } from "./calendar.ts";
import { calendarFault } from "./faults.ts";

const unfitCodes = {
  "too deep": "calendar_too_deep",
  "forbidden key": "calendar_forbidden_key",
  "not json": "calendar_not_json",
} as const satisfies Readonly<Record<JsonFault["kind"], string>>;

/** Something wrong with a calendar: where (a JSON pointer), and a sentence. */
export interface CalendarFault extends Fault {
  readonly at: string;
}

export type CalendarRead = { readonly calendar: Calendar } | { readonly faults: readonly CalendarFault[] };

/** Reads any value as a calendar. Never throws; says everything that is wrong at once. */
export function readCalendar(value: unknown): CalendarRead {
  const unfit = jsonFault(value, limits.jsonDepth);
  if (unfit) return { faults: [{ at: unfit.at, ...calendarFault(unfitCodes[unfit.kind]) }] };
  const read = calendarSchema.safeParse(value);
  if (read.success) return { calendar: read.data };
  return { faults: read.error.issues.map((issue) => ({ at: pointer(issue.path), ...shapeFault(issue) })) };
}

/** The calendars of a file, which is a list of them; those that cannot be read are left out and told of. */
export function readCalendars(text: string): {
  readonly calendars: readonly Calendar[];
  readonly faults: readonly CalendarFault[];
} {
  const failed = (fault: Fault) => ({ calendars: [], faults: [{ at: "", ...fault }] });
  if (text.length > limits.fileBytes)
    return failed(calendarFault("calendars_large", { most: limits.fileBytes }));
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return failed(calendarFault("calendars_no_json", { reason: (error as SyntaxError).message }));
  }
  if (!Array.isArray(json)) return failed(calendarFault("calendars_no_list"));
  if (json.length > limits.calendars)
    return failed(calendarFault("calendars_many", { most: limits.calendars }));
  const calendars: Calendar[] = [];
  const faults: CalendarFault[] = [];
  for (const [index, value] of json.entries()) {
    const read = readCalendar(value);
    if ("faults" in read) {
      faults.push(...read.faults.map((found) => ({ ...found, at: `/${index}${found.at}` })));
    } else if (calendars.some(({ id }) => id === read.calendar.id)) {
      faults.push({ at: `/${index}/id`, ...calendarFault("calendar_repeated", { id: read.calendar.id }) });
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
