import type { ToldProblem } from "../publishing/told-problem.ts";
import type { SectionId } from "./report.ts";

/** Which problems are told of in a section of their own; all others are problems of the flow. */
const sections: Readonly<Record<string, SectionId>> = {
  ...of("references", [
    "calendar_missing",
    "mailbox_missing",
    "pin_list_missing",
    "flow_missing",
    "lookup_host_unapproved",
    "lookup_secret_unknown",
    "lookup_secret_of_other_host",
    "number_not_allowed",
    "number_refused",
  ]),
  ...of("audio", [
    "text_missing",
    "translation_missing",
    "built_in_words_missing",
    "voice_of_other_language",
    "recording_missing",
    "recording_unusable",
    "recording_without_words",
    "recording_lost",
    "prompt_missing",
    "prompt_of_other_language",
    "prompt_and_recording",
    "prompt_lost",
    "text_unspeakable",
    "text_partly_unspoken",
    "voice_unavailable",
  ]),
  ...of("fallback", ["fallback_missing"]),
};

export function sectionOf({ code }: Pick<ToldProblem, "code">): SectionId {
  return sections[code] ?? "problems";
}

function of(section: SectionId, codes: readonly string[]): Readonly<Record<string, SectionId>> {
  return Object.fromEntries(codes.map((code) => [code, section]));
}
