import type { Schedule } from "../schedule/schedules.ts";
import { type Route, route } from "./route.ts";
import { flowParams, scheduleList, scheduleParams, scheduleShown } from "./schemas.ts";

export const scheduleRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/schedules",
    role: "view",
    name: "listSchedules",
    summary: "Versions of a flow that go live later, and what became of the last that were to",
    params: flowParams,
    answers: { 200: scheduleList },
    handle: async ({ control, params: { id } }) => {
      await control.drafts.find(id);
      return { status: 200, body: { schedules: (await control.schedules.list(id)).map(shown) } };
    },
  }),
  route({
    method: "POST",
    path: "/schedules/:id/cancel",
    role: "publish",
    name: "cancelSchedule",
    summary: "Has a planned version not go live; it stays a version",
    params: scheduleParams,
    answers: { 200: scheduleShown },
    handle: async ({ control, params: { id } }) => ({
      status: 200,
      body: shown(await control.schedules.cancel(id)),
    }),
  }),
];

function shown({ dueAt, overAt, trial, madeAt: _, ...schedule }: Schedule) {
  return {
    ...schedule,
    share: trial?.share ?? null,
    dueAt: new Date(dueAt).toISOString(),
    overAt: overAt === undefined ? null : new Date(overAt).toISOString(),
  };
}
