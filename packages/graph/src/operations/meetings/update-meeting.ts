import { open } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { inOrder, meeting, meetingMembers, meetingNotes } from "./parts.ts";

export const updateMeeting = operation(
  { ids: { user, meeting }, body: open(meetingMembers) },
  {
    area: "meetings",
    says: "Changes a meeting.",
    method: "PATCH",
    path: "/users/{user}/onlineMeetings/{meeting}",
    rules: ({ body }) => inOrder(body),
    permissions: permits.meetings,
    success: [200],
    reply: "meeting",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { user: "550fae72-d251-43ec-868c-373732c2704f", meeting: "MSo1NTBmYWU3Mi1kMjUx" },
      body: { subject: "Call back, at last" },
    },
    notes: meetingNotes,
    source: "onlinemeeting-update page",
  },
);
