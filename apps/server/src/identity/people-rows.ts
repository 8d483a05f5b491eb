import type { Database } from "../control/database/open.ts";
import { type Person, personId } from "./person.ts";
import type { Role } from "./roles.ts";

/** Writes down what Entra ID has just said of somebody: their access tokens allow no more than that. */
export async function keepPerson(database: Database, person: Person, at: number): Promise<void> {
  const { name, username } = person;
  const said = { name, username, roles: JSON.stringify(person.roles), checked_at: at };
  await database
    .insertInto("person")
    .values({ id: personId(person), ...said })
    .onConflict((known) => known.column("id").doUpdateSet(said))
    .execute();
}

/** What was said of somebody last; undefined of whoever never signed in. */
export async function rolesOf(database: Database, id: string): Promise<readonly Role[] | undefined> {
  const row = await database.selectFrom("person").select("roles").where("id", "=", id).executeTakeFirst();
  return row && (JSON.parse(row.roles) as readonly Role[]);
}
