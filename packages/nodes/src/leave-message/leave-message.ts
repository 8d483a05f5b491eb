import {
  type DialKey,
  defineNode,
  duration,
  flag,
  isSilent,
  key,
  list,
  type NodeProblem,
  type Outlet,
  oneOf,
  resource,
  spoken,
  whole,
} from "@dialtree/flow";
import { messageProgram } from "./program.ts";

// As ids are written; the server's file of mailboxes has the same names.
const mailboxName = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Records what the caller says and hands it on. */
export const leaveMessage = defineNode({
  type: "leave-message",
  version: 2,
  title: "Leave a message",
  summary: "Records what the caller says after a beep, and hands it on to a mailbox.",
  group: "say and ask",
  fields: {
    prompt: spoken({
      label: "What the caller hears",
      help: "Say that it is recorded and how it ends: Please leave a message after the tone, and press pound when you are done.",
    }),
    mailbox: resource({
      label: "Mailbox",
      help: "One of the mailboxes that your administrator has set up, such as front-desk.",
      of: "mailbox",
    }),
    longest: whole({
      label: "At most (seconds)",
      help: "Teams records no more than two minutes.",
      min: 1,
      max: 120,
      initial: 120,
    }),
    shortest: whole({
      label: "At least (seconds)",
      help: "From the first word to the last. What is shorter is thrown away.",
      min: 0,
      max: 30,
      initial: 1,
    }),
    untilFirstWord: whole({
      label: "Wait for the first word (seconds)",
      help: "Counted from the beep.",
      min: 1,
      max: 60,
      initial: 6,
    }),
    untilNextWord: whole({
      label: "Silence that ends it (seconds)",
      min: 1,
      max: 30,
      initial: 4,
    }),
    endKeys: list({
      label: "Keys that end it",
      help: "Name them in what the caller hears. Without any, only silence ends it.",
      items: { key: key({ label: "Key" }) },
      max: 12,
      initial: [{ id: "pound", key: "#" }],
    }),
    review: flag({
      label: "The caller may listen to it first",
      help: "1 sends it, 2 plays it, 3 records it anew. Off: it is sent as it is.",
      initial: true,
    }),
    reviewPrompt: spoken({
      label: "Heard before it is sent",
      help: "Needed where the caller may listen to it first, for instance: To send it, press 1. To hear it, press 2. To record it again, press 3.",
      optional: true,
    }),
    keyTimeout: duration({
      label: "Wait for the key (seconds)",
      help: "Counted from the end of what the caller hears. It is asked twice.",
      min: 1,
      max: 60,
      initial: 5,
    }),
    unconfirmed: oneOf({
      label: "If the caller hangs up or presses nothing",
      options: { deliver: "It is sent all the same", discard: "It is thrown away" },
      initial: "deliver",
    }),
  },
  worksWhile: ["answered"],
  outlets: ({ review, unconfirmed }): readonly Outlet[] => [
    { id: "sent", label: "Message left", role: "way" },
    { id: "nothing-said", label: "Says nothing", role: "mishap" },
    { id: "too-short", label: "Too short", role: "mishap" },
    ...(review && unconfirmed === "discard"
      ? [{ id: "not-confirmed", label: "Does not send it", role: "mishap", when: "twice" } as const]
      : []),
    { id: "not-sent", label: "Could not be handed on", role: "failure" },
    { id: "failed", label: "Could not be recorded", role: "failure" },
  ],
  check: ({ mailbox, shortest, longest, endKeys, review, reviewPrompt }): readonly NodeProblem[] => [
    ...(mailbox === "" || mailboxName.test(mailbox)
      ? []
      : [{ code: "leave_message_mailbox_name", at: ["mailbox"], values: { mailbox } }]),
    ...(shortest > longest
      ? [{ code: "leave_message_lengths_crossed", at: ["shortest"], values: { shortest, longest } }]
      : []),
    ...endKeyProblems(endKeys, review),
    ...(review && isSilent(reviewPrompt)
      ? [{ code: "leave_message_review_unsaid", at: ["reviewPrompt"] }]
      : []),
  ],
  program: messageProgram,
  problems: {
    leave_message_mailbox_name: {
      severity: "error",
      say: ({ mailbox }) => `"${mailbox}" is no name of a mailbox.`,
      remedy: () => "Use small letters, digits and hyphens, such as front-desk.",
    },
    leave_message_lengths_crossed: {
      severity: "error",
      say: ({ shortest, longest }) =>
        `A message needs at least ${shortest} seconds and ends after ${longest}: none can be left.`,
      remedy: () => "Give the least a smaller number, or the most a larger one.",
    },
    leave_message_review_unsaid: {
      severity: "error",
      say: () => "The caller may listen to the message, but is not told how to send it.",
      remedy: () =>
        "Write what is heard before it is sent: To send it, press 1. To hear it, press 2. To record it again, press 3.",
    },
    leave_message_end_key_repeated: {
      severity: "error",
      say: ({ key }) => `The key ${key} stands twice among those that end a message.`,
      remedy: () => "Remove one of the two.",
    },
    leave_message_end_key_answers: {
      severity: "warning",
      say: ({ key }) =>
        `The key ${key} ends a message, and right behind it answers whether it is sent: pressed twice in a hurry, it counts once.`,
      remedy: () => "Let keys other than 1, 2 and 3 end a message that callers may listen to.",
    },
  },
  past: [
    {
      to: 2,
      why: "Several keys can end a message.",
      up: ({ endKey, ...data }) => ({
        ...data,
        endKeys: endKey === "none" ? [] : [{ id: String(endKey), key: endKey === "star" ? "*" : "#" }],
      }),
    },
  ],
});

function endKeyProblems(endKeys: readonly { readonly key: DialKey }[], review: boolean): NodeProblem[] {
  return endKeys.flatMap(({ key }, index) => {
    const found = { at: ["endKeys", index, "key"], values: { key } };
    if (endKeys.findIndex((other) => other.key === key) < index)
      return [{ code: "leave_message_end_key_repeated", ...found }];
    return review && answers.has(key) ? [{ code: "leave_message_end_key_answers", ...found }] : [];
  });
}

/** What callers press who may listen to their message first. */
const answers: ReadonlySet<DialKey> = new Set(["1", "2", "3"]);
