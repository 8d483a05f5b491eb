import type { InputProblem } from "../../input/index.ts";
import { oneOfWords, open, optional, text, yesNo } from "../../input/schema.ts";

export const meeting = text({ format: "segment", description: "the meeting's id" });

/** What can be said of a meeting when it is made or changed. */
export const meetingMembers = {
  startDateTime: optional(text({ format: "dateTime" })),
  endDateTime: optional(text({ format: "dateTime" })),
  subject: optional(text()),
  participants: optional(open({})),
  lobbyBypassSettings: optional(open({ scope: optional(text()), isDialInBypassEnabled: optional(yesNo()) })),
  joinMeetingIdSettings: optional(open({ isPasscodeRequired: optional(yesNo()) })),
  allowedPresenters: optional(oneOfWords(["everyone", "organization", "roleIsPresenter", "organizer"])),
  isEntryExitAnnounced: optional(yesNo()),
  recordAutomatically: optional(yesNo()),
};

interface Times {
  readonly startDateTime?: string | null;
  readonly endDateTime?: string | null;
}

/** It begins before it ends. */
export function inOrder({ startDateTime, endDateTime }: Times): readonly InputProblem[] {
  if (!startDateTime || !endDateTime || Date.parse(startDateTime) <= Date.parse(endDateTime)) return [];
  return [
    {
      code: "conflict",
      at: "/body/endDateTime",
      says: "The meeting ends before it begins.",
      remedy: "Give an endDateTime behind startDateTime.",
    },
  ];
}

/** What holds for everything an app does with meetings. */
export const meetingNotes = [
  "the tenant grants the app a Teams application access policy for the organizer; changes take up to 30 minutes",
];
