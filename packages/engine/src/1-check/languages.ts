import {
  defaultLanguage,
  isSilent,
  languageFor,
  languagesInstead,
  type Problem,
  type ProblemPlace,
  pointer,
  primaryOf,
  problem,
  type Spoken,
  type Utterance,
  utteranceFor,
} from "@dialtree/flow";
import { languagesWithValues } from "@dialtree/flow/saying";
import { languageOfPiece, mayBeMissing } from "../language-of-piece.ts";
import { piecedTogetherBy } from "./program-facts.ts";
import type { Survey, SurveyedNode } from "./survey.ts";

/** The languages of the flow itself, and of its fallback's words. */
export function languageProblems(survey: Survey): Problem[] {
  const { languages, fallback } = survey.document;
  const repeated = languages.flatMap((language, index) =>
    languages.indexOf(language) === index
      ? []
      : [problem("language_repeated", { at: pointer(["languages", index]) }, { language })],
  );
  const said = fallback
    ? spokenProblems(survey, { at: "/fallback/say" }, { label: "Fallback", required: false }, fallback.say)
    : [];
  return [
    ...repeated,
    ...insteadProblems(survey),
    ...said,
    ...[...survey.nodes.values()].flatMap((node) => valueProblems(survey, node)),
  ];
}

/** An order of languages that no caller can get. */
function insteadProblems({ document }: Survey): Problem[] {
  return Object.entries(document.insteadOf ?? {}).flatMap(([language, instead]) =>
    [language, ...instead].flatMap((named, index) => {
      if (document.languages.includes(named)) return [];
      const at = pointer(["insteadOf", language, ...(index === 0 ? [] : [index - 1])]);
      return [problem("language_instead_unlisted", { at }, { language: named })];
    }),
  );
}

/** Languages in which nobody can say the values and phrases of a node. */
function valueProblems({ document }: Survey, { node, at, name, readable }: SurveyedNode): Problem[] {
  const pieces = readable ? piecedTogetherBy(readable.program) : [];
  const needed = pieces.find((piece) => !mayBeMissing(piece));
  const unneeded = pieces.find(mayBeMissing);
  const place = { at, node: node.id };
  const known = languagesWithValues.join(", ");
  return [...new Set(document.languages)].flatMap((language) => {
    const values = { node: name, language, known };
    const isUnsaid = unneeded && languageOfPiece(unneeded, language, document) === undefined;
    const unsaid = isUnsaid ? [problem("built_in_words_missing", place, values)] : [];
    if (!needed) return unsaid;
    const heard = languageOfPiece(needed, language, document);
    if (heard === language) return unsaid;
    return heard === undefined
      ? [problem("value_without_language", place, values), ...unsaid]
      : [problem("value_in_other_language", place, { ...values, instead: heard }), ...unsaid];
  });
}

/** Whether a caller of each language hears something, in a voice of that language. */
export function spokenProblems(
  survey: Survey,
  place: ProblemPlace,
  { label: field, required }: { readonly label: string; readonly required: boolean },
  spoken: Spoken,
): Problem[] {
  if (isSilent(spoken) && !required) return [];
  const { languages } = survey.document;
  const first = defaultLanguage(survey.document);
  const found: Problem[] = [];
  for (const language of new Set(languages)) {
    const heard = utteranceFor(spoken, language, ...languagesInstead(survey.document, language));
    if (!heard && language === first) found.push(problem("text_missing", place, { field, language }));
    else if (heard && primaryOf(heard.language) !== primaryOf(language)) {
      found.push(problem("translation_missing", place, { field, language, instead: heard.language }));
    }
  }
  for (const [language, utterance] of Object.entries(spoken)) {
    if (isSilent({ [language]: utterance })) continue;
    const at = { ...place, at: `${place.at}${pointer([language])}` };
    const listed = languages.some((tag) => primaryOf(tag) === primaryOf(language));
    if (!listed) found.push(problem("text_in_unlisted_language", at, { field, language }));
    else found.push(...voiceProblems(survey, at, field, language, utterance));
  }
  return found;
}

function voiceProblems(
  { surroundings: { voices, recordings, prompts } }: Survey,
  place: ProblemPlace,
  field: string,
  language: string,
  { text, recording, prompt }: Utterance,
): Problem[] {
  const withoutWords = problem("recording_without_words", place, { field, language });
  if (prompt !== undefined) {
    const sounds = prompts?.get(prompt);
    const isThere = sounds !== undefined && languageFor(sounds, language) !== undefined;
    return [
      ...(recording === undefined ? [] : [problem("prompt_and_recording", place, { field, language })]),
      ...(prompts && !sounds ? [problem("prompt_missing", place, { prompt })] : []),
      ...(sounds && !isThere ? [problem("prompt_of_other_language", place, { prompt, language })] : []),
      ...(text.trim() === "" ? [withoutWords] : []),
    ];
  }
  if (recording === undefined) {
    const speaks = voices?.includes(primaryOf(language)) ?? true;
    return speaks
      ? []
      : [
          problem("voice_of_other_language", place, {
            field,
            language,
            voices: voices?.join(", ") || "no language",
          }),
        ];
  }
  const file = recordings?.get(recording);
  return [
    ...(recordings && !file ? [problem("recording_missing", place, { recording })] : []),
    ...(file?.fault ? [problem("recording_unusable", place, { recording, reason: file.fault })] : []),
    ...(text.trim() === "" ? [withoutWords] : []),
  ];
}
