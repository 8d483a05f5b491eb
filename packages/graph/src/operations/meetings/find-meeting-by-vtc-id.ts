import { odataText } from "../../input/odata.ts";
import { parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";

export const findMeetingByVtcId = operation(
  { options: parameters({ vtcId: text({ description: "the video teleconference id" }) }) },
  {
    area: "meetings",
    says: "Gives a meeting by the id under which conference devices join it.",
    method: "GET",
    path: "/communications/onlineMeetings",
    query: ({ query }) => [["$filter", `VideoTeleconferenceId eq ${odataText(query?.vtcId ?? "")}`]],
    permissions: permits.readMeetings,
    success: [200],
    reply: "list of meetings",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { query: { vtcId: "123456789" } },
    source: "onlinemeeting-get page",
  },
);
