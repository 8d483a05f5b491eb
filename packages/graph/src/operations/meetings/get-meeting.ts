import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { meeting, meetingNotes } from "./parts.ts";

export const getMeeting = operation(
  { ids: { user, meeting } },
  {
    area: "meetings",
    says: "Gives a meeting by its id.",
    method: "GET",
    path: "/users/{user}/onlineMeetings/{meeting}",
    permissions: permits.readMeetings,
    success: [200],
    reply: "meeting",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { user: "550fae72-d251-43ec-868c-373732c2704f", meeting: "MSo1NTBmYWU3Mi1kMjUx" } },
    notes: meetingNotes,
    source: "onlinemeeting-get page",
  },
);
