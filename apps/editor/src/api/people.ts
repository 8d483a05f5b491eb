import type { People } from "@dialtree/controls";
import { failureOf } from "./errors.ts";
import { answer, client, type Schemas } from "./http.ts";

type Person = Schemas["Person"];

/** The organisation's directory, with what keeps it from being asked in sentences. */
export const people: People = {
  search: (text, signal) => searchPeople(text, signal).catch(failureOf),
  find: (id, signal) => findPerson(id, signal).catch(failureOf),
};

/** Whom the organisation's directory has by the beginning of a name or an address; a few of them. @throws ApiError */
async function searchPeople(text: string, signal: AbortSignal): Promise<readonly Person[]> {
  return (await answer(client.POST("/api/people/searches", { body: { text }, signal }))).people;
}

/** Undefined for somebody who is not in the directory. @throws ApiError */
async function findPerson(id: string, signal: AbortSignal): Promise<Person | undefined> {
  const params = { path: { id } };
  return (await answer(client.GET("/api/people/{id}", { params, signal }))).person ?? undefined;
}
