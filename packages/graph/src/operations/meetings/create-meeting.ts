import { open } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { inOrder, meetingMembers, meetingNotes } from "./parts.ts";

export const createMeeting = operation(
  { ids: { user }, body: open(meetingMembers) },
  {
    area: "meetings",
    says: "Creates a meeting in a user's name. It is in no calendar.",
    method: "POST",
    path: "/users/{user}/onlineMeetings",
    rules: ({ body }) => inOrder(body),
    permissions: permits.meetings,
    success: [201],
    reply: "meeting",
    replies: { success: "done" },
    repeat: "once",
    settledBy: "the reply",
    example: {
      ids: { user: "550fae72-d251-43ec-868c-373732c2704f" },
      body: {
        startDateTime: "2026-11-21T12:00:00Z",
        endDateTime: "2026-11-21T12:30:00Z",
        subject: "Call back",
      },
    },
    notes: meetingNotes,
    source: "application-post-onlinemeetings page",
  },
);
