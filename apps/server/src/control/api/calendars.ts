import { limits } from "@dialtree/flow";
import { readIcs } from "@dialtree/flow/hours";
import { calendarFrom, type KeptCalendar } from "../calendars/calendars.ts";
import { ApiError } from "./errors.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import {
  basedOn,
  calendarList,
  calendarParams,
  calendarSent,
  calendarUses,
  emergencyOrder,
  icsFile,
  icsPreview,
  keptCalendar,
  nothing,
} from "./schemas.ts";

// A thousand special days, each with hours.
const mostBytes = 1_000_000;

export const calendarRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/calendars",
    role: "view",
    name: "listCalendars",
    summary: "All calendars: opening hours and holidays that flows share",
    pages: { items: "calendars", by: ({ calendar }) => [calendar.id] },
    answers: { 200: calendarList },
    handle: async ({ control }) => ({
      status: 200,
      body: { calendars: (await control.calendars.list()).map(shown) },
    }),
  }),
  route({
    method: "POST",
    path: "/calendars",
    role: "hours",
    name: "createCalendar",
    summary: "A new calendar; it says its id",
    body: calendarSent,
    bodyLimit: mostBytes,
    answers: { 201: keptCalendar },
    handle: async ({ control, body }) => {
      const kept = await control.calendars.create(calendarFrom(body));
      return {
        status: 201,
        body: shown(kept),
        headers: { etag: etagOf(kept.revision), location: `/api/calendars/${kept.calendar.id}` },
      };
    },
  }),
  route({
    method: "GET",
    path: "/calendars/:id",
    role: "view",
    name: "getCalendar",
    summary: "A calendar; its ETag begins with the revision",
    params: calendarParams,
    answers: { 200: keptCalendar },
    handle: async ({ control, params: { id } }) => answered(await control.calendars.find(id)),
  }),
  route({
    method: "PUT",
    path: "/calendars/:id",
    role: "hours",
    name: "saveCalendar",
    summary: "Saves what was made of a revision; it holds for calls at once. The emergency stays as it is",
    params: calendarParams,
    headers: basedOn,
    body: calendarSent,
    bodyLimit: mostBytes,
    answers: { 200: keptCalendar },
    handle: async ({ control, params: { id }, headers, body }) => {
      const revision = revisionIn(headers["if-match"]);
      return answered(await control.calendars.save(calendarFrom(body, id), revision));
    },
  }),
  route({
    method: "DELETE",
    path: "/calendars/:id",
    role: "hours",
    name: "removeCalendar",
    summary: "Removes a calendar that no flow looks at",
    params: calendarParams,
    headers: basedOn,
    answers: { 204: nothing },
    handle: async ({ control, params: { id }, headers }) => {
      await control.calendars.remove(id, revisionIn(headers["if-match"]));
      return { status: 204 };
    },
  }),
  route({
    method: "GET",
    path: "/calendars/:id/uses",
    role: "view",
    name: "listCalendarUses",
    summary: "The published flows and numbers whose callers it decides about",
    params: calendarParams,
    pages: { items: "uses", by: ({ flow }) => [flow] },
    answers: { 200: calendarUses },
    handle: async ({ control, params: { id } }) => ({
      status: 200,
      body: { uses: [...(await control.calendars.uses(id))] },
    }),
  }),
  route({
    method: "PUT",
    path: "/calendars/:id/emergency",
    // A role of its own: whoever may do this need not be able to change anything else.
    role: "emergency",
    name: "switchEmergency",
    summary: "Switches the emergency on or off, for all flows that look at the calendar",
    params: calendarParams,
    body: emergencyOrder,
    answers: { 200: keptCalendar },
    handle: async ({ control, asker, params: { id }, body: { on, by } }) => {
      // Whoever is signed in signs with their own name.
      const name = asker?.session ? asker.actor.name : by;
      return answered(await control.calendars.switchEmergency(id, on, name));
    },
  }),
  route({
    method: "POST",
    path: "/calendar-files",
    role: "hours",
    name: "readCalendarFile",
    repeatable: "nothing is kept",
    summary: "The days of an iCalendar file, and what is left out of it; nothing is kept",
    body: icsFile,
    // As JSON, in which a sign can take six bytes.
    bodyLimit: limits.icsBytes * 6,
    answers: { 200: icsPreview },
    handle: async ({ body: { ics } }) => {
      const read = readIcs(ics);
      if ("fault" in read) {
        throw new ApiError(
          422,
          "calendar_file_unreadable",
          read.fault,
          "Export the holidays as an iCalendar file (.ics), and choose that.",
          { because: [read] },
        );
      }
      return {
        status: 200,
        body: {
          days: [...read.days],
          refused: read.refused.map(({ because, ...left }) => ({ ...left, because: [because] })),
        },
      };
    },
  }),
];

function shown({ calendar: { emergency, ...calendar }, revision, updatedAt }: KeptCalendar) {
  return {
    calendar,
    emergency: emergency ?? null,
    revision,
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

function answered(kept: KeptCalendar) {
  return { status: 200 as const, body: shown(kept), headers: { etag: etagOf(kept.revision) } };
}
