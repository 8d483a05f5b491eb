import { type Calendar, readCalendar } from "@dialtree/flow/hours";
import { answer, client, done, everyPage, type Schemas } from "./http.ts";

export type CalendarUse = Schemas["CalendarUse"];
export type CalendarFilePreview = Schemas["CalendarFilePreview"];

/** A calendar as the server keeps it; its emergency stands beside it. */
export interface KeptCalendar {
  readonly calendar: Calendar;
  readonly emergency: { readonly since: string; readonly by?: string | undefined } | null;
  readonly revision: number;
}

/** The calendars that this page can read; another version may have written others. */
export async function listCalendars(): Promise<readonly KeptCalendar[]> {
  const { calendars } = await everyPage("calendars", client.GET("/api/calendars"));
  return calendars.flatMap(({ calendar, emergency, revision }) => {
    const found = readCalendar(calendar);
    return "calendar" in found ? [{ calendar: found.calendar, emergency, revision }] : [];
  });
}

/** @throws ApiError */
export async function createCalendar(calendar: Calendar): Promise<void> {
  await answer(client.POST("/api/calendars", { body: calendar as unknown as Schemas["CalendarInput"] }));
}

/** Saves what was made of a revision; it holds for calls at once. @throws ApiError */
export async function saveCalendar(calendar: Calendar, revision: number): Promise<void> {
  const params = { path: { id: calendar.id }, header: { "if-match": `"${revision}"` } };
  const body = calendar as unknown as Schemas["CalendarInput"];
  await answer(client.PUT("/api/calendars/{id}", { params, body }));
}

/** @throws ApiError */
export async function removeCalendar(id: string, revision: number): Promise<void> {
  const params = { path: { id }, header: { "if-match": `"${revision}"` } };
  await done(client.DELETE("/api/calendars/{id}", { params }));
}

/** The published flows and numbers whose callers a calendar decides about. @throws ApiError */
export async function listCalendarUses(id: string): Promise<readonly CalendarUse[]> {
  return (await everyPage("uses", client.GET("/api/calendars/{id}/uses", { params: { path: { id } } }))).uses;
}

/** @throws ApiError */
export async function switchEmergency(id: string, on: boolean): Promise<void> {
  await answer(client.PUT("/api/calendars/{id}/emergency", { params: { path: { id } }, body: { on } }));
}

/** What an iCalendar file would bring; nothing is kept. @throws ApiError */
export function readCalendarFile(ics: string): Promise<CalendarFilePreview> {
  return answer(client.POST("/api/calendar-files", { body: { ics } }));
}
