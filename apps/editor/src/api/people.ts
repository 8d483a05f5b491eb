import type { People } from "@dialtree/controls";
import { findPerson, searchPeople } from "./client.ts";
import { toldOf } from "./errors.ts";

/** The organisation's directory, with what keeps it from being asked in sentences. */
export const people: People = {
  search: (text, signal) => searchPeople(text, signal).catch(failure),
  find: (id, signal) => findPerson(id, signal).catch(failure),
};

function failure(error: unknown): { readonly failure: string } {
  const { message, remedy } = toldOf(error);
  return { failure: `${message} ${remedy}` };
}
