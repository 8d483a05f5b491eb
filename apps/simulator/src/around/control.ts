import type { FastifyInstance } from "fastify";
import { sameForm } from "../ids.ts";
import type { World } from "../world.ts";
import type { Around } from "./around.ts";
import { type Choice, choosable } from "./presence/presence.ts";

/** What people do in their own client, for tests and for the phone page. */
export function directoryRoutes(app: FastifyInstance, world: World, { presences }: Around): void {
  const people = () => world.directory().people.map((person) => ({ ...person, ...presences.of(person.id) }));

  app.get("/control/people", () => ({ people: people() }));

  app.patch<{ Params: { id: string }; Body: { availability: Choice } }>(
    "/control/people/:id",
    {
      schema: {
        body: {
          type: "object",
          additionalProperties: false,
          required: ["availability"],
          properties: { availability: { enum: Object.keys(choosable) } },
        },
      },
    },
    ({ params, body }, reply) => {
      const found = people().find(({ id }) => sameForm(id) === sameForm(params.id));
      if (!found) return reply.code(404).send({ error: "There is no such person." });
      presences.choose(found.id, body.availability);
      return { ...found, ...presences.of(found.id) };
    },
  );
}
