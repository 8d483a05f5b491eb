import { odataText } from "../../input/odata.ts";
import { parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits, user } from "../parts.ts";
import { meetingNotes } from "./parts.ts";

export const findMeetingByJoinUrl = operation(
  {
    ids: { user },
    options: parameters({
      joinUrl: text({ format: "url", description: "the join address, as it is" }),
    }),
  },
  {
    area: "meetings",
    says: "Gives a user's meeting by the address one joins it with.",
    method: "GET",
    path: "/users/{user}/onlineMeetings",
    query: ({ query }) => [["$filter", `JoinWebUrl eq ${odataText(query?.joinUrl ?? "")}`]],
    permissions: permits.readMeetings,
    success: [200],
    reply: "list of meetings",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: { user: "550fae72-d251-43ec-868c-373732c2704f" },
      query: { joinUrl: "https://teams.example/l/meetup-join/19%3ameeting_x%40thread.v2/0" },
    },
    notes: meetingNotes,
    source: "onlinemeeting-get page",
  },
);
