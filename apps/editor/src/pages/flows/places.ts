import {
  auditPath,
  connectionsPath,
  dataPath,
  destinationsPath,
  doctorPath,
  environmentsPath,
  graphPath,
  hoursPath,
  mailboxesPath,
  numbersPath,
  outgoingPath,
  pinListsPath,
  promptsPath,
} from "../../routes/routes.ts";
import { message } from "./words.ts";

export interface Place {
  readonly path: string;
  readonly words: string;
  /** What whoever goes there has to be allowed to see; everybody may unless told. */
  readonly right?: "administer" | "audit";
}

/** Where one can go from the list of flows: what flows are made with, and what is of the whole installation. */
export const placeGroups: readonly { readonly title: string; readonly places: readonly Place[] }[] = [
  {
    title: message("places.flows"),
    places: [
      { path: numbersPath, words: message("estate.title") },
      { path: promptsPath, words: message("prompts.title") },
      { path: hoursPath, words: message("hours.title") },
      { path: pinListsPath, words: message("pins.title") },
      { path: mailboxesPath, words: message("mailboxes.title") },
      { path: outgoingPath, words: message("outgoing.title") },
    ],
  },
  {
    title: message("places.installation"),
    places: [
      { path: destinationsPath, words: message("destinations.title") },
      { path: environmentsPath, words: message("environments.title") },
      { path: connectionsPath, words: message("connections.title") },
      { path: doctorPath, words: message("doctor.title"), right: "administer" },
      { path: graphPath(), words: message("graph.title"), right: "administer" },
      { path: dataPath, words: message("data.title"), right: "administer" },
      { path: auditPath, words: message("audit.title"), right: "audit" },
    ],
  },
];

/** Where somebody with these rights can go. */
export function placesOf(rights: Readonly<Record<NonNullable<Place["right"]>, boolean>>): readonly Place[] {
  return placeGroups
    .flatMap(({ places }) => places)
    .filter(({ right }) => right === undefined || rights[right]);
}
