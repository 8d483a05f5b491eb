import type { Problem, ProblemCatalogue, ProblemPlace, ProblemValues } from "@dialtree/flow";

/** What only shows when a flow is published, because it takes the voice and the audio library to find out. */
export const publishingProblems = {
  text_unspeakable: {
    severity: "error",
    say: ({ field, language, reason }) => `"${field}" in ${language} could not be spoken: ${reason}`,
    remedy: () => "Write it differently, record it, or set up a voice that can speak it, and publish again.",
  },
  voice_unavailable: {
    severity: "error",
    say: ({ field, language, reason }) => `"${field}" in ${language} could not be spoken now: ${reason}`,
    remedy: () =>
      "Publish again when that is put right. What was spoken is kept, and callers go on getting the version that they had.",
  },
  text_partly_unspoken: {
    severity: "warning",
    say: ({ field, language, unspoken }) =>
      `"${field}" in ${language} has something that the voice leaves out: ${unspoken}`,
    remedy: () => "Write it as it is pronounced, or record it.",
  },
  prompt_lost: {
    severity: "error",
    say: ({ prompt }) => `The sound of the prompt "${prompt}" of the library is no longer kept.`,
    remedy: () => "Upload it again in the library.",
  },
  recording_lost: {
    severity: "error",
    say: ({ recording }) => `The sound of the recording "${recording}" is no longer kept.`,
    remedy: () => "Upload the recording again.",
  },
  lookup_host_unapproved: {
    severity: "error",
    say: ({ host }) => `Nobody has approved that flows ask ${host}.`,
    remedy: ({ host }) =>
      `Have whoever looks after the installation add "${host}" to DIALTREE_HOSTS, or ask a host that is approved.`,
  },
  lookup_secret_unknown: {
    severity: "error",
    say: ({ secret }) => `There is no secret "${secret}".`,
    remedy: ({ secret, host }) =>
      `Have an administrator keep it: dialtree secrets put ${secret} --host ${host}`,
  },
  lookup_secret_of_other_host: {
    severity: "error",
    say: ({ secret, host }) => `The secret "${secret}" is not for ${host}, and is not sent there.`,
    remedy: () =>
      "Choose a secret that is for this host, or have an administrator put it in anew for this one.",
  },
  number_not_allowed: {
    severity: "warning",
    say: ({ number }) => `Calls are not sent to ${number} yet: nobody has allowed it.`,
    remedy: () =>
      "Have an administrator allow it under Where calls may go. Until then such calls take the exit for failed ones.",
  },
  number_refused: {
    severity: "error",
    say: ({ number, why }) => `Calls are not sent to ${number}: it is refused, because of ${why}.`,
    remedy: () => "Choose another number, or have an administrator allow this one under Where calls may go.",
  },
} as const satisfies ProblemCatalogue;

export function publishingProblem(
  code: keyof typeof publishingProblems,
  place: ProblemPlace,
  values: ProblemValues,
): Problem {
  return { code, severity: publishingProblems[code].severity, ...place, values };
}
