import { type Route, route } from "./route.ts";
import { destinationList } from "./schemas.ts";

export const destinationRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/destinations",
    role: "view",
    name: "listDestinations",
    summary: "Names that stand for others in each environment, then whom flows send calls to, by name",
    answers: { 200: destinationList },
    handle: async ({ control }) => ({
      status: 200,
      body: { destinations: await control.destinations.list() },
    }),
  }),
];
