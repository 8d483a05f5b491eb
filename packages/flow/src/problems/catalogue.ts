import { cannotReach } from "../call/reach.ts";
import { expressionProblems } from "../expressions/problems.ts";
import { flowAdvice } from "./advice.ts";
import type {
  Problem,
  ProblemCatalogue,
  ProblemEntry,
  ProblemPlace,
  ProblemSentences,
  ProblemValues,
} from "./problem.ts";

/** Every problem that any flow can have. Those of one node type only are in that type's folder. */
export const flowProblems = {
  // Reading a file.
  not_json: {
    severity: "error",
    say: ({ reason }) => `This is not JSON: ${reason}`,
    remedy: () =>
      "Open the file in an editor that marks JSON mistakes, or go back to the last saved version.",
  },
  file_too_large: {
    severity: "error",
    say: ({ bytes, limit }) => `The file has ${bytes} bytes; a flow may have ${limit}.`,
    remedy: () => "Keep recordings beside the flow file, not in it, or split the flow.",
  },
  json_too_deep: {
    severity: "error",
    say: ({ limit }) => `This is nested more than ${limit} levels deep.`,
    remedy: () => "A flow file needs about eight levels; remove what does not belong here.",
  },
  json_key_forbidden: {
    severity: "error",
    say: ({ key }) => `The name "${key}" is not allowed in a flow file.`,
    remedy: () => "Choose another name; this one has a meaning inside JavaScript and could be misused.",
  },
  format_unknown: {
    severity: "error",
    say: ({ found, newest }) =>
      `The file says format ${found}; this version of dialtree reads formats 1 to ${newest}.`,
    remedy: () => 'Update dialtree, or correct the line "format".',
  },
  shape_wrong: {
    severity: "error",
    say: ({ reason }) => `This does not have the expected shape: ${reason}`,
    remedy: () => "Compare it with the JSON Schema of flow files (dialtree schema).",
  },
  node_type_unknown: {
    severity: "error",
    say: ({ type }) => `There is no node type "${type}".`,
    remedy: ({ known }) => `Use one of: ${known}.`,
  },
  node_version_too_new: {
    severity: "error",
    say: ({ type, found, newest }) =>
      `This ${type} node was saved by a newer dialtree (version ${found} of the node; this one knows ${newest}).`,
    remedy: () => "Update dialtree before you open this flow.",
  },
  node_migration_failed: {
    severity: "error",
    say: ({ type, from, to }) => `This ${type} node could not be brought from version ${from} to ${to}.`,
    remedy: () => "Correct the node's data in the file, or go back to a saved version of the flow.",
  },
  too_many_nodes: {
    severity: "error",
    say: ({ count, limit }) => `The flow has ${count} steps; ${limit} are allowed.`,
    remedy: () => "Move parts of it into flows of their own and use Go to.",
  },
  id_repeated: {
    severity: "error",
    say: ({ id }) => `The id "${id}" is used twice.`,
    remedy: () => "Give one of them another id.",
  },

  // Wiring.
  start_missing: {
    severity: "error",
    say: ({ start }) => `The flow starts at "${start}", and there is no such node.`,
    remedy: () => 'Set "start" to the id of the node that takes the call.',
  },
  start_not_an_entry: {
    severity: "error",
    say: ({ type }) => `A flow cannot start with the step ${type}.`,
    remedy: () => "Let the flow start with the step Incoming call.",
  },
  edge_source_missing: {
    severity: "error",
    say: ({ from }) => `This connection comes from "${from}", and there is no such node.`,
    remedy: () => "Remove the connection.",
  },
  edge_target_missing: {
    severity: "error",
    say: ({ outlet, to }) => `"${outlet}" leads to "${to}", and there is no such node.`,
    remedy: () => "Connect it to a node that exists.",
  },
  edge_outlet_missing: {
    severity: "error",
    say: ({ outlet, from }) =>
      `This connection leaves "${from}" by "${outlet}", and that node has no such exit.`,
    remedy: ({ known }) => `Use one of its exits (${known}) or remove the connection.`,
  },
  edge_repeated: {
    severity: "error",
    say: ({ outlet }) => `"${outlet}" is connected twice; a caller can only go one way.`,
    remedy: () => "Remove one of the two connections.",
  },
  outlet_repeated: {
    severity: "error",
    say: ({ node, outlet, label, other }) =>
      `${node} has two exits of the id "${outlet}", "${other}" and "${label}": a connection could mean either.`,
    remedy: () => "Give the entry of its list that makes one of them another id in the file.",
  },
  edge_into_entry: {
    severity: "error",
    say: ({ to }) => `A connection leads into "${to}", where only new calls come in.`,
    remedy: () => "Lead it to the step after it.",
  },
  outlet_unwired: {
    severity: "error",
    say: ({ outlet, node }) => `"${outlet}" of ${node} leads nowhere: callers would go no further.`,
    remedy: () => "Connect it to the step that should come next.",
  },
  mishap_unwired: {
    severity: "warning",
    say: ({ outlet, who, fallback }) =>
      `"${outlet}" of ${who} is not connected: callers then go to ${fallback}.`,
    remedy: () => "Connect it if these callers should hear something of their own.",
  },
  node_unreachable: {
    severity: "warning",
    say: ({ node }) => `No caller can get to ${node}.`,
    remedy: () => "Connect something to it, or delete it.",
  },
  dead_end: {
    severity: "warning",
    say: ({ node }) =>
      `From ${node} on, a caller goes round in circles: no way leads to a person or to an end.`,
    remedy: () => "Add a way out: a transfer, a redirect or Hang up.",
  },
  cycle_without_wait: {
    severity: "error",
    say: ({ path }) => `These steps lead into each other without ever waiting for the caller: ${path}.`,
    remedy: () => "Put a prompt or a menu into the circle, or break it.",
  },

  // Ringing and answered.
  needs_answered_call: {
    severity: "error",
    say: ({ node, via }) =>
      `${node} works only on an answered call, but is reached while the call is still ringing (${via}).`,
    remedy: () => "Put an Answer step before it.",
  },
  needs_ringing_call: {
    severity: "error",
    say: ({ node, via }) =>
      `${node} works only while the call is ringing, but is reached after it was answered (${via}).`,
    remedy: () => "Use Transfer or Hang up on an answered call, or decide before answering.",
  },
  needs_somebody_there: {
    severity: "error",
    say: ({ node, via }) =>
      `${node} needs somebody on the line, but is reached when nobody could be got on it (${via}).`,
    remedy: () =>
      "Put Hang up there: it ends the call. Steps that only decide or keep a value may stand before it.",
  },

  // Calls of two and group calls.
  needs_group_call: {
    severity: "error",
    say: ({ node, via }) =>
      `${node} works only in a group call or a meeting, but is reached in a call between a caller and this line (${via}).`,
    remedy: () =>
      "Put it behind Invited into a group call, or behind a step that joins a meeting and stays there.",
  },
  needs_call_of_two: {
    severity: "error",
    say: ({ node, via }) =>
      `${node} works only in a call between a caller and this line, but is reached in a group call (${via}).`,
    remedy: () => "In a group call, invite somebody instead of sending the call on.",
  },

  // Where calls can go.
  target_unreachable: {
    severity: "error",
    say: ({ way, target, caller, source }) => `${cannotReach({ way, target, caller, source })}.`,
    remedy: () =>
      "Choose another kind of target, or say in the Incoming call step how callers really reach this flow.",
  },
  target_unreachable_for_some: {
    severity: "warning",
    say: ({ way, target, caller, source }) =>
      `${cannotReach({ way, target, caller, source })}. Such callers take the failure exit.`,
    remedy: () => "Make sure that the failure exit leads somewhere useful.",
  },
  name_unresolved: {
    severity: "error",
    say: ({ name, environment }) =>
      `The name "${name}" stands for nobody in the environment "${environment}".`,
    remedy: ({ name, environment }) =>
      `Have an administrator say who "${name}" is in "${environment}", under Environments, or choose somebody here.`,
  },
  target_not_accepted: {
    severity: "error",
    say: ({ target, accepted }) => `This step cannot send calls to ${target}; it can reach ${accepted}.`,
    remedy: () => "Choose another kind of target.",
  },
  fallback_missing: {
    severity: "error",
    say: () => "Nobody takes the call when something goes wrong: the caller would be cut off.",
    remedy: () => "Name a person, queue or number that takes such calls: the fallback of the flow.",
  },
  flow_missing: {
    severity: "error",
    say: ({ flow }) => `This goes on in the flow "${flow}", and there is no such flow.`,
    remedy: () => "Choose a flow that exists, or create it first.",
  },
  sub_flow_never_returns: {
    severity: "error",
    say: ({ flow }) => `The flow "${flow}" has no step Come back: nobody would ever return from it.`,
    remedy: () => "Add Come back to that flow, or use Go to where the call is meant to stay there.",
  },
  sub_flow_input_unknown: {
    severity: "error",
    say: ({ flow, name, known }) =>
      `The flow "${flow}" begins with no value called "${name}" (it has: ${known}).`,
    remedy: () => "Choose a name that it has, or add a value of that name to its settings.",
  },
  sub_flow_output_unknown: {
    severity: "error",
    say: ({ flow, name, known }) => `The flow "${flow}" keeps no value called "${name}" (it has: ${known}).`,
    remedy: () => "Choose a name that it has.",
  },
  sub_flow_exit_unknown: {
    severity: "error",
    say: ({ flow, exit, known }) =>
      `The flow "${flow}" never comes back by the exit "${exit}" (it has: ${known}).`,
    remedy: () => "Choose the name of an exit that it has, or remove this one.",
  },
  sub_flow_value_differs: {
    severity: "error",
    say: ({ name, type, other }) => `"${name}" is meant to hold a ${type} here, and a ${other} there.`,
    remedy: () => "Make both the same kind of value.",
  },
  sub_flow_constant_unfit: {
    severity: "error",
    say: ({ name, type, value }) => `"${value}" is no ${type}, which "${name}" holds.`,
    remedy: () => "Write a number in digits and with a point; yes or no for a flag.",
  },
  place_missing: {
    severity: "error",
    say: ({ node }) => `This goes on at "${node}", and there is no such step.`,
    remedy: () => "Choose a step that exists.",
  },

  // Fields.
  field_shape_wrong: {
    severity: "error",
    say: ({ field, reason }) => `"${field}" does not have the expected shape: ${reason}`,
    remedy: () => "Open the step and fill the field in again.",
  },
  field_empty: {
    severity: "error",
    say: ({ field }) => `"${field}" is empty.`,
    remedy: () => "Fill it in.",
  },
  list_too_short: {
    severity: "error",
    say: ({ field, min, count }) => `"${field}" needs at least ${min}, and has ${count}.`,
    remedy: () => "Add what is missing.",
  },
  list_too_long: {
    severity: "error",
    say: ({ field, max, count }) => `"${field}" may have at most ${max}, and has ${count}.`,
    remedy: () => "Remove some, or split the step in two.",
  },

  // Values that a call keeps.
  variable_unknown: {
    severity: "error",
    say: ({ name }) => `No step keeps anything under the name "${name}".`,
    remedy: () => "Choose a name that another step keeps a value under, or let a step keep it.",
  },
  variable_read_too_early: {
    severity: "warning",
    say: ({ name, node }) => `${node} needs "${name}", and no caller has it there: it is kept only later.`,
    remedy: () => "Move the step that keeps it in front of this one, or let the flow begin with a value.",
  },
  variable_type_differs: {
    severity: "error",
    say: ({ name, type, other }) =>
      `"${name}" stands for a ${type} here, and for a ${other} elsewhere in the flow.`,
    remedy: () => "Keep one of the two under another name.",
  },

  // What steps work out.
  ...expressionProblems,

  // Keys that work everywhere.
  everywhere_key_repeated: {
    severity: "error",
    say: ({ key, does, other }) => `Everywhere, the key ${key} means both ${other} and ${does}.`,
    remedy: () => "Give one of the two another key.",
  },
  everywhere_key_taken: {
    severity: "warning",
    say: ({ node, key, does }) =>
      `The key ${key} means ${does} everywhere, but ${node} has a meaning of its own for it.`,
    remedy: () =>
      "Give the choice another key. If callers should learn that it differs here, list the step among the exceptions.",
  },
  everywhere_exception_missing: {
    severity: "warning",
    say: ({ node }) => `The keys that work everywhere except "${node}", and there is no such step.`,
    remedy: () => "Remove it from the exceptions.",
  },

  // Calendars.
  calendar_missing: {
    severity: "error",
    say: ({ calendar }) => `There is no calendar "${calendar}".`,
    remedy: () => "Choose one that is there, or add it under Hours and holidays.",
  },

  // Directories.
  directory_missing: {
    severity: "error",
    say: ({ directory }) => `There is no directory "${directory}".`,
    remedy: () => "Choose one that is there, or add it in the settings of the flow.",
  },
  directory_empty: {
    severity: "warning",
    say: ({ directory }) => `Nobody can be found in the directory "${directory}".`,
    remedy: () => "Add people to it in the settings of the flow.",
  },
  person_without_name: {
    severity: "error",
    say: ({ row }) => `Number ${row} of the directory has no name.`,
    remedy: () => "Write a first or a last name, or remove the row.",
  },
  person_without_target: {
    severity: "error",
    say: ({ name }) => `It is not said how ${name} is reached.`,
    remedy: () => "Give the object id of a person in Teams, or a phone number.",
  },
  person_without_letters: {
    severity: "warning",
    say: ({ name }) =>
      `No letter of ${name} is on the keys of a telephone: callers cannot find them by name.`,
    remedy: () => "Write the name in Latin letters, and as it is said beside it.",
  },
  person_extension_unfit: {
    severity: "error",
    say: ({ extension }) => `"${extension}" is no extension that can be keyed in.`,
    remedy: () => "Write digits only, such as 204.",
  },
  person_extension_repeated: {
    severity: "error",
    say: ({ extension, row }) => `Number ${row} of the directory has the extension ${extension} already.`,
    remedy: () => "Correct one of the two.",
  },
  person_sounds_alike: {
    severity: "warning",
    say: ({ name, row }) =>
      `Number ${row} of the directory is called ${name} as well: callers cannot tell them apart.`,
    remedy: () => "Write how each is said, for instance with the department: Maria Berg in sales.",
  },

  // Languages and voices.
  language_repeated: {
    severity: "error",
    say: ({ language }) => `The language ${language} is listed twice.`,
    remedy: () => "Remove one of them.",
  },
  language_unlisted: {
    severity: "error",
    say: ({ field, language }) => `"${field}" is ${language}, which is not a language of this flow.`,
    remedy: () => "Choose a language of the flow, or add this one to it.",
  },
  language_instead_unlisted: {
    severity: "warning",
    say: ({ language }) =>
      `It is said what callers hear where a translation is missing, and ${language} is not a language of this flow.`,
    remedy: () => "Add the language to the flow, or take it out there.",
  },
  text_missing: {
    severity: "error",
    say: ({ field, language }) => `"${field}" has no text in ${language}, the flow's first language.`,
    remedy: () => "Write what callers should hear.",
  },
  translation_missing: {
    severity: "warning",
    say: ({ field, language, instead }) =>
      `"${field}" has no text in ${language}; such callers hear ${instead}.`,
    remedy: () => "Add the translation, or remove the language from the flow.",
  },
  value_without_language: {
    severity: "error",
    say: ({ node, language }) => `${node} cannot say its value in ${language}.`,
    remedy: ({ known }) =>
      `Values are said in ${known}. Use a language of these, or a text instead of the value.`,
  },
  value_in_other_language: {
    severity: "warning",
    say: ({ node, language, instead }) =>
      `${node} cannot say its value in ${language}; such callers hear it in ${instead}.`,
    remedy: ({ known }) => `Values are said in ${known}. Give callers of other languages a text instead.`,
  },
  built_in_words_missing: {
    severity: "warning",
    say: ({ node, language }) =>
      `${node} has no built-in words in ${language}: after a slip, such callers hear no word about it.`,
    remedy: ({ known }) =>
      `They are built in for ${known}. Write what callers hear at each further attempt, or switch the built-in words off.`,
  },
  text_in_unlisted_language: {
    severity: "warning",
    say: ({ field, language }) =>
      `"${field}" has a text in ${language}, which is not a language of this flow.`,
    remedy: () => "Add the language to the flow, or delete the text.",
  },
  voice_of_other_language: {
    severity: "error",
    say: ({ field, language, voices }) =>
      `"${field}" in ${language} has no recording, and the only voices speak ${voices}.`,
    remedy: () => "Record it, or set up a speech provider with a voice for this language.",
  },
  mailbox_missing: {
    severity: "error",
    say: ({ name }) => `There is no mailbox "${name}" on this installation: no message can be left.`,
    remedy: () => "Choose one that is there, or ask whoever looks after the installation to set it up.",
  },
  pin_list_missing: {
    severity: "error",
    say: ({ name }) => `There is no list of PINs "${name}" on this installation: no PIN can be checked.`,
    remedy: () => "Choose one that is there, or make a list of this name on the page PIN lists.",
  },
  recording_missing: {
    severity: "error",
    say: ({ recording }) => `The recording "${recording}" is not in the prompts folder.`,
    remedy: () => "Add the file, or remove the recording from the prompt.",
  },
  recording_unusable: {
    severity: "error",
    say: ({ recording, reason }) => `The recording "${recording}" cannot be played: ${reason}`,
    remedy: () => "Convert it to a WAV of 16 kHz, 16 bit, mono.",
  },
  prompt_missing: {
    severity: "error",
    say: ({ prompt }) => `There is no prompt "${prompt}" in the library.`,
    remedy: () => "Choose one that is there, or let the voice say the text.",
  },
  prompt_of_other_language: {
    severity: "error",
    say: ({ prompt, language }) => `The prompt "${prompt}" of the library has no sound in ${language}.`,
    remedy: () => "Upload one in the library, or let the voice say the text.",
  },
  prompt_and_recording: {
    severity: "error",
    say: ({ field, language }) =>
      `"${field}" in ${language} has both a recording and a prompt of the library.`,
    remedy: () => "Take one of them away.",
  },
  recording_without_words: {
    severity: "warning",
    say: ({ field, language }) => `"${field}" in ${language} has a recording, but not its words.`,
    remedy: () => "Write down what the recording says, for transcripts and for people who cannot listen.",
  },
} as const satisfies ProblemCatalogue;

export type FlowProblemCode = keyof typeof flowProblems;

/** A problem of the common catalogue. */
export function problem(code: FlowProblemCode, place: ProblemPlace, values: ProblemValues = {}): Problem {
  return { code, severity: flowProblems[code].severity, ...place, values };
}

/**
 * The sentence and the remedy of a problem, for people. `catalogues` are those of the node types, or those of everything in
 * another language; a code nobody knows (a problem stored by a newer version) still gets a sentence.
 */
export function explain(
  found: Pick<Problem, "code" | "values">,
  catalogues: Iterable<ProblemSentences | undefined> = [],
): { readonly sentence: string; readonly remedy: string } {
  const entry = entryFor(found.code, catalogues);
  if (!entry) return { sentence: `Problem ${found.code}.`, remedy: "Update dialtree to see what it means." };
  return { sentence: entry.say(found.values), remedy: entry.remedy(found.values) };
}

function entryFor(
  code: string,
  catalogues: Iterable<ProblemSentences | undefined>,
): Omit<ProblemEntry, "severity"> | undefined {
  const common: readonly ProblemSentences[] = [flowProblems, flowAdvice];
  for (const catalogue of [...catalogues, ...common]) {
    if (catalogue && Object.hasOwn(catalogue, code)) return catalogue[code];
  }
  return undefined;
}
