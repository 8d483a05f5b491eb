import {
  type Directory,
  isListed,
  languageFor,
  type Problem,
  personFaults,
  pointer,
  primaryOf,
  problem,
  walkFields,
} from "@dialtree/flow";
import { dataPointer, type Survey } from "./survey.ts";

/** What is wrong with directories and the people in them, and with steps that use one that is not there. */
export function directoryProblems(survey: Survey): Problem[] {
  const directories = survey.document.directories ?? [];
  return [
    ...directories.flatMap((directory, index) => {
      const at = pointer(["directories", index]);
      const isRepeated = directories.findIndex(({ id }) => id === directory.id) < index;
      return [
        ...(isRepeated ? [problem("id_repeated", { at: `${at}/id` }, { id: directory.id })] : []),
        ...personFaults(directory).map(({ row, field, code, values }) =>
          problem(code, { at: `${at}${pointer(["people", row, field])}` }, values),
        ),
        ...voiceProblems(survey, directory, at),
      ];
    }),
    ...unknownDirectories(survey),
  ];
}

function unknownDirectories({ document, nodes }: Survey): Problem[] {
  const known = new Map(document.directories?.map((directory) => [directory.id, directory]));
  return [...nodes.values()].flatMap((surveyed) => {
    const { node, readable } = surveyed;
    const used = readable ? [...walkFields(readable.type.fields, node.data)] : [];
    return used.flatMap(({ field, path, value }) => {
      if (field.kind !== "directory" || value === "") return [];
      const place = { at: dataPointer(surveyed, path), node: node.id };
      const directory = known.get(value as string);
      if (!directory) return [problem("directory_missing", place, { directory: value as string })];
      return directory.people.some(isListed)
        ? []
        : [problem("directory_empty", place, { directory: directory.title })];
    });
  });
}

function voiceProblems({ surroundings }: Survey, directory: Directory, at: string): Problem[] {
  const { title: field, language, people } = directory;
  const { voices, prompts } = surroundings;
  const listed = people.flatMap((person, row) => (isListed(person) ? [{ ...person, row }] : []));
  const silent = voices && !voices.includes(primaryOf(language));
  const unheard =
    silent && listed.some(({ prompt }) => prompt === undefined)
      ? [
          problem(
            "voice_of_other_language",
            { at: `${at}/language` },
            { field, language, voices: voices.join(", ") || "no language" },
          ),
        ]
      : [];
  const recorded = listed.flatMap(({ prompt, row }) => {
    if (prompt === undefined || !prompts) return [];
    const place = { at: `${at}${pointer(["people", row, "prompt"])}` };
    const sounds = prompts.get(prompt);
    if (!sounds) return [problem("prompt_missing", place, { prompt })];
    const isThere = languageFor(sounds, language) !== undefined;
    return isThere ? [] : [problem("prompt_of_other_language", place, { prompt, language })];
  });
  return [...unheard, ...recorded];
}
