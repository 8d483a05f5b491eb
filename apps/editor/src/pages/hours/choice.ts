import type { CalendarChoice } from "@dialtree/controls";
import { weekSchema, weekWords } from "@dialtree/flow/hours";
import { client, everyPage } from "../../api/http.ts";
import { said } from "../../messages/said.ts";
import { hoursPath } from "../../routes/routes.ts";

/**
 * The calendars as forms let one choose them. Of each no more is read than that takes: what reads all of a calendar knows time
 * zones, and is for the page of calendars alone.
 */
export async function listCalendarChoices(): Promise<readonly CalendarChoice[]> {
  const { calendars } = await everyPage("calendars", client.GET("/api/calendars"));
  return calendars.flatMap(({ calendar: { id, name, week } }) => {
    const hours = weekSchema.safeParse(week);
    // Another version may have written others.
    if (typeof id !== "string" || typeof name !== "string" || !hours.success) return [];
    const words = weekWords(hours.data).map((line) => said("clock", line));
    return [{ id, title: name, words, page: `${hoursPath}#${id}` }];
  });
}
