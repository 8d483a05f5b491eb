import { open, optional, parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { inOrder, meetingMembers, meetingNotes } from "./parts.ts";

const { startDateTime, endDateTime, subject, participants } = meetingMembers;

export const createOrGetMeeting = operation(
  {
    ids: { user },
    body: parameters({
      externalId: text({ description: "your own name for the meeting" }),
      startDateTime,
      endDateTime,
      subject,
      participants,
      chatInfo: optional(open({})),
    }),
  },
  {
    area: "meetings",
    says: "Creates a meeting, or gives the one that was created with the same externalId.",
    method: "POST",
    path: "/users/{user}/onlineMeetings/createOrGet",
    rules: ({ body }) => inOrder(body),
    permissions: permits.meetings,
    success: [200, 201],
    reply: "meeting",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { user: "550fae72-d251-43ec-868c-373732c2704f" },
      body: { externalId: "case-4711", subject: "Case 4711" },
    },
    notes: meetingNotes,
    source: "onlinemeeting-createorget page",
  },
);
