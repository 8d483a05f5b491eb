import type { DirectoryUser } from "@dialtree/graph";
import { z } from "zod";
import { type Route, route } from "../control/api/route.ts";
import { mostFound, type People } from "./people.ts";

const person = z
  .object({
    id: z.string().meta({ description: "The object id" }),
    name: z.string(),
    title: z.string().optional(),
    department: z.string().optional(),
    mail: z.string().optional(),
    isAccount: z
      .boolean()
      .meta({ description: "An account of a call queue or an auto attendant, no person" }),
  })
  .meta({ id: "Person" });

/** Whom calls can be sent to, looked up in the organisation's directory. */
export function peopleRoutes(people: People): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/people/searches",
      role: "author",
      name: "searchPeople",
      repeatable: "nothing is kept",
      summary: `People and accounts of the directory by the beginning of a name or a mail address, ${mostFound} at most`,
      body: z.strictObject({ text: z.string().trim().min(2).max(100) }),
      answers: { 200: z.object({ people: z.array(person) }) },
      handle: async ({ body: { text }, signal }) => ({
        status: 200,
        body: { people: (await people.search(text, signal)).map(shown) },
      }),
    }),
    route({
      method: "GET",
      path: "/people/:id",
      role: "view",
      name: "getPerson",
      summary: "Somebody of the directory by the object id; null for nobody",
      params: z.object({ id: z.guid().meta({ description: "The object id of somebody in the directory" }) }),
      answers: { 200: z.object({ person: person.nullable() }) },
      handle: async ({ params: { id }, signal }) => {
        const found = await people.find(id, signal);
        return { status: 200, body: { person: found ? shown(found) : null } };
      },
    }),
  ];
}

function shown({ id, name, title, department, mail, signIn, isAccount }: DirectoryUser) {
  return {
    id,
    name: name ?? signIn ?? id,
    title,
    department: isAccount ? undefined : department,
    mail: mail ?? signIn,
    isAccount,
  };
}
