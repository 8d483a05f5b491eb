import type { NodeId } from "../document/index.ts";
import type { ProblemEntry, ProblemSentences, ProblemValues } from "../problems/index.ts";

/** Why an operation is not done. Refusing has no degrees, so an entry is a problem's without the severity. */
export const refusals = {
  // What the operation speaks of is not there.
  node_missing: {
    say: ({ node }) => `There is no step "${node}".`,
    remedy: () => "It may have been deleted meanwhile. Choose another step.",
  },
  outlet_missing: {
    say: ({ node, outlet }) => `${node} has no exit "${outlet}".`,
    remedy: () => "Choose one of the exits that it shows.",
  },
  edge_missing: {
    say: ({ node, outlet }) => `"${outlet}" of ${node} is not connected.`,
    remedy: () => "Connect it first.",
  },
  field_missing: {
    say: ({ node, at }) => `${node} has no field at ${at}.`,
    remedy: () => "Choose one of the fields in its form.",
  },
  item_missing: {
    say: ({ node, field, item }) => `"${field}" of ${node} has no item "${item}".`,
    remedy: () => "It may have been deleted meanwhile. Choose another one.",
  },
  item_without_key: {
    say: ({ node, field }) => `What stands in "${field}" of ${node} has no key of the phone.`,
    remedy: () => "Choose something that callers reach by a key.",
  },
  variable_missing: {
    say: ({ name }) => `There is no variable "${name}".`,
    remedy: () => "Add it first.",
  },

  note_missing: {
    say: () => "This note is not there.",
    remedy: () => "It may have been deleted meanwhile. Choose another one.",
  },
  frame_missing: {
    say: () => "This frame is not there.",
    remedy: () => "It may have been deleted meanwhile. Choose another one.",
  },
  too_many_notes: {
    say: ({ limit }) => `The picture of a flow may have ${limit} notes.`,
    remedy: () => "Delete some that are no longer needed.",
  },
  too_many_frames: {
    say: ({ limit }) => `The picture of a flow may have ${limit} frames.`,
    remedy: () => "Delete some that are no longer needed.",
  },
  note_unfit: {
    say: ({ reason }) => `A note cannot be like this: ${reason}`,
    remedy: () => "Choose a shorter text, or another size.",
  },
  frame_unfit: {
    say: ({ reason }) => `A frame cannot be like this: ${reason}`,
    remedy: () => "Choose a shorter name, or another size.",
  },

  directory_missing: {
    say: ({ directory }) => `There is no directory "${directory}".`,
    remedy: () => "It may have been deleted meanwhile. Choose another one.",
  },
  directory_taken: {
    say: ({ directory }) => `Another directory has the id "${directory}".`,
    remedy: () => "Choose another id.",
  },

  // Nodes and connections.
  node_type_unknown: {
    say: ({ type }) => `There is no node type "${type}".`,
    remedy: ({ known }) => `Use one of: ${known}.`,
  },
  node_unreadable: {
    say: ({ node }) =>
      `The fields of ${node} cannot be changed: its type, or this version of it, is not known here.`,
    remedy: () => "Update dialtree, or replace the step.",
  },
  too_many_nodes: {
    say: ({ limit }) => `A flow may have ${limit} steps.`,
    remedy: () => "Move parts of it into flows of their own and use Go to.",
  },
  edge_into_entry: {
    say: ({ node }) => `Nothing can lead to ${node}: only new calls come in there.`,
    remedy: () => "Lead it to the step after it.",
  },
  start_kept: {
    say: ({ node }) => `${node} cannot be deleted: the flow starts there.`,
    remedy: () => "Leave it out, or let the flow start at another step first.",
  },
  start_not_an_entry: {
    say: ({ node }) => `A flow cannot start at ${node}.`,
    remedy: () => "Choose a step where calls come in.",
  },
  no_way_on: {
    say: ({ node }) => `Nothing comes after ${node}, so it cannot stand between two others.`,
    remedy: () => "Connect to it instead.",
  },
  end_of_edge: {
    say: ({ node }) => `${node} is already one end of this connection.`,
    remedy: () => "Choose another connection.",
  },
  outlet_taken: {
    say: ({ node, outlet, to }) => `"${outlet}" of ${node} already leads to ${to}.`,
    remedy: () => "Disconnect it first.",
  },
  id_unfit: {
    say: ({ id }) => `"${id}" cannot be an id.`,
    remedy: () => "Use small letters, digits and hyphens, such as main-menu.",
  },
  id_taken: {
    say: ({ id }) => `Another step has the id "${id}".`,
    remedy: () => "Choose another id.",
  },
  title_unfit: {
    say: ({ reason }) => `This cannot be a title: ${reason}`,
    remedy: () => "Choose a shorter one.",
  },
  position_unfit: {
    say: ({ node }) => `${node} cannot be put there: the position is not a number.`,
    remedy: () => "Give both coordinates as numbers.",
  },

  // Values.
  value_unfit: {
    say: ({ node, field, reason }) => `"${field}" of ${node} does not take this: ${reason}`,
    remedy: () => "Correct the value; until then the old one stays.",
  },
  data_unfit: {
    say: ({ node, reason }) => `A ${node} does not take this: ${reason}`,
    remedy: () => "Leave out what its fields do not know, and fill it in afterwards.",
  },
  setting_unfit: {
    say: ({ setting, reason }) => `The flow does not take this as its ${setting}: ${reason}`,
    remedy: () => "Correct the value; until then the old one stays.",
  },
  list_full: {
    say: ({ node, field, max }) => `"${field}" of ${node} may have at most ${max}.`,
    remedy: () => "Remove one, or split the step in two.",
  },
  item_id_repeated: {
    say: ({ node, field }) => `"${field}" of ${node} would have the same id twice.`,
    remedy: () => "Add items one by one; each then gets an id of its own.",
  },
  key_taken: {
    say: ({ key, holder, node }) => `The key ${key} of ${node} already belongs to ${holder}.`,
    remedy: () => "Swap the two keys, or choose another one.",
  },
  language_repeated: {
    say: ({ language }) => `The language ${language} is listed twice.`,
    remedy: () => "Remove one of them.",
  },
  variable_taken: {
    say: ({ name }) => `There is already a variable "${name}".`,
    remedy: () => "Choose another name, or change that variable.",
  },
  variable_unfit: {
    say: ({ name, reason }) => `"${name}" cannot be a variable like this: ${reason}`,
    remedy: () => "Use a name such as customerNumber and a first value of the variable's type.",
  },

  // Taking back what callers do not get yet.
  change_missing: {
    say: () => "This change is not there any more.",
    remedy: () => "The flow was changed meanwhile. Look at the list of changes again.",
  },
  target_gone: {
    say: ({ node, outlet, to }) => `"${outlet}" of ${node} led to ${to}, which is not there any more.`,
    remedy: ({ to }) => `Take back first that ${to} is gone. Or let it lead elsewhere.`,
  },
  step_gone: {
    say: ({ to }) => `${to} is needed for this, and is not there any more.`,
    remedy: ({ to }) => `Take back first that ${to} is gone.`,
  },
  exit_gone: {
    say: ({ node, outlet }) => `${node} has no "${outlet}" any more that could lead anywhere.`,
    remedy: () => "Take back first what took it away: where it led comes back with it.",
  },
  start_is_new: {
    say: ({ node }) => `Calls begin at ${node} now, so it cannot go.`,
    remedy: () => "Take back first where calls begin.",
  },
  key_held: {
    say: ({ key, holder, node }) => `The key ${key} of ${node} belongs to ${holder} now, which is new.`,
    remedy: ({ holder }) => `Take back first that ${holder} is new, or give it another key.`,
  },
  language_needed: {
    say: ({ language }) => `${language} is the only language of the flow, and it needs one.`,
    remedy: () => "Take back first that another language is gone.",
  },
  no_room: {
    say: () => "With this the flow would have more of something than it may have.",
    remedy: () => "Take back first something that is new.",
  },

  // Journals and clipboards.
  operation_unfit: {
    say: ({ title }) => `"${title}" does not fit the flow as it is now.`,
    remedy: () => "The flow was changed in another way meanwhile. Load it again.",
  },
  operation_unreadable: {
    say: ({ reason }) => `This is no editing step: ${reason}`,
    remedy: () => "Load the flow from its last saved version.",
  },
  clip_unreadable: {
    say: () => "There is nothing of a flow to paste here.",
    remedy: () => "Copy some steps, notes or frames of a flow first.",
  },
  clip_too_large: {
    say: ({ limit }) => `What is in the clipboard is larger than a flow may be (${limit} characters).`,
    remedy: () => "Copy fewer steps at once.",
  },
  clip_of_other_format: {
    say: ({ found, newest }) =>
      `What is in the clipboard says format ${found}; this version of dialtree reads formats 1 to ${newest}.`,
    remedy: () => "It was probably copied in a newer dialtree. Update this one, or copy it there again.",
  },
  clip_broken: {
    say: ({ at, reason }) => `What is in the clipboard cannot be pasted: ${reason} (at ${at}).`,
    remedy: () => "Copy it again in the editor, or correct the text. Nothing was changed.",
  },
} as const satisfies Readonly<Record<string, Omit<ProblemEntry, "severity">>>;

export type RefusalCode = keyof typeof refusals;

/** An operation that was not done, and nothing was changed: the reason as a value, the prose in the catalogue. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly node?: NodeId;
  readonly outlet?: string;
  readonly values: ProblemValues;
}

export function refuse(
  refused: RefusalCode,
  values: ProblemValues,
  place: Pick<Refusal, "node" | "outlet"> = {},
): Refusal {
  return { refused, ...place, values };
}

export function isRefusal(result: object): result is Refusal {
  return "refused" in result;
}

/** The sentence and the remedy of a refusal, for people; `words` are those of another language. */
export function explainRefusal(
  { refused, values }: Refusal,
  words: ProblemSentences = refusals,
): {
  readonly sentence: string;
  readonly remedy: string;
} {
  const entry: Omit<ProblemEntry, "severity"> = words[refused] ?? refusals[refused];
  return { sentence: entry.say(values), remedy: entry.remedy(values) };
}
