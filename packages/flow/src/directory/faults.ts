import { type Directory, isListed, type Person, spokenName } from "./directory.ts";
import { keyedLetters } from "./letters.ts";

/** Why somebody in a directory could not be reached as their author means it. The names of problems, too. */
export type PersonFaultCode =
  | "person_without_name"
  | "person_without_target"
  | "person_without_letters"
  | "person_extension_unfit"
  | "person_extension_repeated"
  | "person_sounds_alike";

/** Something wrong with the person in a row, from 0. */
export interface PersonFault {
  readonly row: number;
  readonly field: keyof Person;
  readonly code: PersonFaultCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Everything that is wrong with the people of a directory, row by row. Looks at each once. */
export function personFaults({ people, language }: Directory): readonly PersonFault[] {
  const extensions = new Map<string, number>();
  const names = new Map<string, number>();
  return people.flatMap((person, row) => {
    const name = spokenName(person);
    const found: PersonFault[] = [];
    const fault = (
      field: keyof Person,
      code: PersonFaultCode,
      values: PersonFault["values"] = { name },
    ): void => void found.push({ row, field, code, values });

    if (name === "") fault("last", "person_without_name", { row: row + 1 });
    if (!person.to) fault("to", "person_without_target", { name: name || `number ${row + 1}` });
    const isKeyed = keyedLetters(`${person.first}${person.last}`, language).length > 0;
    if (isListed(person) && !isKeyed) fault("last", "person_without_letters");

    const { extension = "" } = person;
    const holder = extensions.get(extension);
    if (extension !== "" && !/^[0-9]+$/.test(extension))
      fault("extension", "person_extension_unfit", { extension });
    else if (extension !== "" && holder !== undefined)
      fault("extension", "person_extension_repeated", { extension, row: holder + 1 });
    else if (extension !== "") extensions.set(extension, row);

    const alike = names.get(name.toLowerCase());
    if (isListed(person) && alike !== undefined)
      fault("spoken", "person_sounds_alike", { name, row: alike + 1 });
    else if (isListed(person)) names.set(name.toLowerCase(), row);
    return found;
  });
}
