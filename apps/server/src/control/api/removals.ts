import { allows } from "../../identity/roles.ts";
import { etagOf, revisionIn } from "./revisions.ts";
import { type Route, route } from "./route.ts";
import { basedOn, flowParams, nothing, removal, removedFlowList, saved } from "./schemas.ts";
import { shownSummary } from "./shown.ts";

export const removalRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/removal",
    role: "view",
    name: "lookAtRemoval",
    summary: "What keeps the flow from being removed",
    params: flowParams,
    answers: { 200: removal },
    handle: async ({ control, params: { id } }) => {
      const { revision, wasPublished, inTheWay } = await control.removals.look(id);
      return { status: 200, body: { revision, wasPublished, inTheWay: [...inTheWay] } };
    },
  }),
  route({
    method: "DELETE",
    path: "/flows/:id",
    role: "author",
    name: "removeFlow",
    summary:
      "Removes a revision of a flow that no call comes to; all that belongs to it is kept. What was ever published takes the role publish as well",
    params: flowParams,
    headers: basedOn,
    answers: { 204: nothing },
    handle: async ({ control, asker, params: { id }, headers }) => {
      const mayPublish = !asker || allows(asker.roles, "publish");
      await control.removals.remove(id, revisionIn(headers["if-match"]), mayPublish);
      return { status: 204 };
    },
  }),
  route({
    method: "GET",
    path: "/removed-flows",
    role: "view",
    name: "listRemovedFlows",
    summary: "Flows that were removed, and can be brought back",
    pages: { items: "flows", by: ({ id }) => [id] },
    answers: { 200: removedFlowList },
    handle: async ({ control }) => ({
      status: 200,
      body: {
        flows: (await control.removals.list()).map(({ removedAt, ...flow }) => ({
          ...flow,
          removedAt: new Date(removedAt).toISOString(),
        })),
      },
    }),
  }),
  route({
    method: "POST",
    path: "/removed-flows/:id/bring-back",
    role: "author",
    name: "bringBackFlow",
    summary: "Has a removed flow be there again as a draft; new calls get it once it is published",
    params: flowParams,
    answers: { 200: saved },
    handle: async ({ control, params: { id } }) => {
      const draft = await control.removals.bringBack(id);
      return { status: 200, body: shownSummary(draft), headers: { etag: etagOf(draft.revision) } };
    },
  }),
];
