import type { People } from "@dialtree/controls";
import { findPerson, searchPeople } from "./client.ts";
import { failureOf } from "./errors.ts";

/** The organisation's directory, with what keeps it from being asked in sentences. */
export const people: People = {
  search: (text, signal) => searchPeople(text, signal).catch(failureOf),
  find: (id, signal) => findPerson(id, signal).catch(failureOf),
};
