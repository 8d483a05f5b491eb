import type { FastifyInstance } from "fastify";
import { sameForm } from "../ids.ts";
import type { PersonChange, World } from "../world.ts";
import type { Around } from "./around.ts";
import { type Choice, choosable } from "./presence/presence.ts";

/** What people do in their own client, and what administrators do with their accounts: for tests and for the phone page. */
export function directoryRoutes(app: FastifyInstance, world: World, { presences }: Around): void {
  const people = () => world.directory().people.map((person) => ({ ...person, ...presences.of(person.id) }));

  const personNamed = (wanted: string) => people().find(({ id }) => sameForm(id) === sameForm(wanted));

  app.get("/control/people", () => ({ people: people() }));

  app.patch<{ Params: { id: string }; Body: PersonChange & { availability?: Choice } }>(
    "/control/people/:id",
    {
      schema: {
        body: {
          type: "object",
          additionalProperties: false,
          minProperties: 1,
          properties: {
            availability: { enum: Object.keys(choosable) },
            roles: {
              type: "array",
              maxItems: 50,
              uniqueItems: true,
              items: { type: "string", pattern: "^\\S{1,120}$" },
            },
            enabled: { type: "boolean" },
          },
        },
      },
    },
    ({ params, body }, reply) => {
      const found = personNamed(params.id);
      if (!found) return reply.code(404).send({ error: "There is no such person." });
      const { availability, ...change } = body;
      if (availability !== undefined) presences.choose(found.id, availability);
      world.changePerson(found.id, change);
      return personNamed(found.id);
    },
  );

  app.post<{ Params: { id: string } }>("/control/people/:id/signOut", ({ params }, reply) => {
    const found = personNamed(params.id);
    if (!found) return reply.code(404).send({ error: "There is no such person." });
    return { browsers: world.signIns.revoke(found.id) };
  });
}
