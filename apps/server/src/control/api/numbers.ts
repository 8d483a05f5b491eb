import { type Route, route } from "./route.ts";
import { assignedNumber, assignment, nothing, numberList, numberParams } from "./schemas.ts";

export const numberRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/numbers",
    role: "view",
    name: "listNumbers",
    summary: "What can be called, and which flow answers",
    pages: { items: "numbers", by: ({ called }) => [called] },
    answers: { 200: numberList },
    handle: async ({ control }) => {
      const numbers = await control.numbers.list();
      return {
        status: 200,
        body: {
          numbers: numbers.map(({ called, flow, environment }) => ({
            called,
            flow,
            environment,
            answered: control.published.serving(flow, environment) !== undefined,
          })),
        },
      };
    },
  }),
  route({
    method: "PUT",
    path: "/numbers/:called",
    role: "operate",
    name: "assignNumber",
    summary: "Has a flow answer when this is called",
    params: numberParams,
    body: assignment,
    answers: { 200: assignedNumber },
    handle: async ({ control, params: { called }, body: { flow, environment } }) => ({
      status: 200,
      body: await control.numbers.assign(called, flow, environment),
    }),
  }),
  route({
    method: "DELETE",
    path: "/numbers/:called",
    role: "operate",
    name: "releaseNumber",
    summary: "Nothing of ours answers any more when this is called",
    params: numberParams,
    answers: { 204: nothing },
    handle: async ({ control, params: { called } }) => {
      await control.numbers.release(called);
      return { status: 204 };
    },
  }),
];
