import { z } from "zod";
import { type Route, route } from "./route.ts";
import { flowParams, nothing } from "./schemas.ts";

const params = flowParams.extend({
  tab: z.uuid().meta({ description: "A name that a tab has made up for itself" }),
});
const time = z.iso.datetime().meta({ description: "UTC" });
const told = z.strictObject({
  editing: z.boolean().meta({ description: "Something was changed there a moment ago" }),
});
const here = z
  .object({
    people: z
      .array(z.object({ name: z.string(), since: time, editing: z.boolean() }))
      .meta({ description: "The others, whoever came first in front" }),
    otherTabs: z.int().min(0).meta({ description: "Other tabs in which you have the flow open" }),
    revision: z.int().min(1).meta({ description: "Of the draft; a tab with a smaller one is behind" }),
    live: z.string().nullable().meta({ description: "The id of the version that new calls get, if any" }),
    savedBy: z.string().nullable().meta({ description: "Who made the draft what it is, as far as known" }),
    savedByYou: z.boolean(),
    savedAt: time,
  })
  .meta({ id: "Here" });

/** Who has a flow open. Nothing of it is in the audit log: it is gone within a minute, and changes nothing. */
export const presenceRoutes: readonly Route[] = [
  route({
    method: "PUT",
    path: "/flows/:id/here/:tab",
    role: "view",
    name: "beHere",
    summary: "Says that a tab has a flow open, for 40 seconds, and asks who else has and who saved it last",
    params,
    body: told,
    answers: { 200: here },
    handle: async ({ control, params: { id, tab }, body: { editing } }) => {
      const { people, savedAt, ...found } = await control.presence.come(id, tab, editing);
      return {
        status: 200,
        body: {
          people: people.map(({ since, ...person }) => ({ ...person, since: iso(since) })),
          ...found,
          savedAt: iso(savedAt),
        },
      };
    },
  }),
  route({
    method: "DELETE",
    path: "/flows/:id/here/:tab",
    role: "view",
    name: "leaveFlow",
    summary: "Says that a tab has a flow open no longer",
    params,
    answers: { 204: nothing },
    handle: async ({ control, params: { id, tab } }) => {
      await control.presence.leave(id, tab);
      return { status: 204 };
    },
  }),
];

const iso = (at: number): string => new Date(at).toISOString();
