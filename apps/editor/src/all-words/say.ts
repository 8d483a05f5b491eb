import type { FlowDocument, Person } from "@dialtree/flow";
import { type Edit, type Refusal, setDirectory, setFallback } from "@dialtree/flow/edit";
import { changeField } from "../inspector/changes.ts";
import { saidIn, type TextRow } from "./texts.ts";

const nobody: Person = { first: "", last: "" };

/** Writes a text in one language, with the operation that its form has for it, so that strokes become one step. */
export function say(
  row: TextRow,
  language: string,
  text: string,
): (document: FlowDocument) => Edit | Refusal {
  const before = saidIn(row, language);
  const isGone = text === "" && Object.keys(before ?? {}).every((name) => name === "text");
  return (document) => {
    switch (row.place.of) {
      case "step": {
        const { step, path } = row.place;
        return isGone
          ? changeField(document, step, [...path, language], undefined)
          : changeField(document, step, [...path, language, "text"], text);
      }
      case "fallback": {
        const { fallback } = document;
        const { [language]: _, ...others } = fallback?.say ?? {};
        const after = isGone ? others : { ...others, [language]: { ...before, text } };
        return setFallback(document, fallback && { ...fallback, say: after }, true);
      }
      case "person": {
        const { directory, index } = row.place;
        // As it is now: others of it may have been written in the same step.
        const now = document.directories?.find(({ id }) => id === directory.id) ?? directory;
        const { spoken: _, ...person } = now.people[index] ?? nobody;
        const people = now.people.with(index, text === "" ? person : { ...person, spoken: text });
        return setDirectory(document, { ...now, people }, true);
      }
    }
  };
}
