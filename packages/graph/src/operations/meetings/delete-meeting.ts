import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { meeting, meetingNotes } from "./parts.ts";

export const deleteMeeting = operation(
  { ids: { user, meeting } },
  {
    area: "meetings",
    says: "Deletes a meeting.",
    method: "DELETE",
    path: "/users/{user}/onlineMeetings/{meeting}",
    permissions: permits.meetings,
    success: [204],
    reply: "nothing",
    replies: { success: "done", 404: "absent" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { user: "550fae72-d251-43ec-868c-373732c2704f", meeting: "MSo1NTBmYWU3Mi1kMjUx" } },
    notes: meetingNotes,
    inferred: ["404 is taken for a meeting that is gone"],
    source: "onlinemeeting-delete page",
  },
);
