import { oneOfWords, optional, parameters, text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { record, recordNotes } from "./parts.ts";

export const listSessions = operation(
  {
    ids: { record },
    options: parameters({
      expand: optional(oneOfWords(["segments"])),
      skipToken: optional(text({ description: "where the page before ended" })),
    }),
  },
  {
    area: "records",
    says: "Lists the sessions of a call's record, one for each pair of parties.",
    method: "GET",
    path: "/communications/callRecords/{record}/sessions",
    query: ({ query }) => [
      ...(query?.expand ? [["$expand", query.expand] as const] : []),
      ...(query?.skipToken ? [["$skiptoken", query.skipToken] as const] : []),
    ],
    permissions: permits.records,
    success: [200],
    reply: "list of sessions",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { record: "6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60" } },
    notes: recordNotes,
    source: "callrecords-session-list page",
  },
);
