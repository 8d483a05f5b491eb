import { oneOfWords, optional, parameters } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { permits } from "../parts.ts";
import { record, recordNotes } from "./parts.ts";

export const getCallRecord = operation(
  {
    ids: { record },
    options: parameters({ expand: optional(oneOfWords(["sessions", "sessions($expand=segments)"])) }),
  },
  {
    area: "records",
    says: "Gives the record of a call: who, when, how.",
    method: "GET",
    path: "/communications/callRecords/{record}",
    query: ({ query }) => (query?.expand ? [["$expand", query.expand]] : []),
    permissions: permits.records,
    success: [200],
    reply: "call record",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: { ids: { record: "6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60" }, query: { expand: "sessions" } },
    notes: [...recordNotes, "a record of more than a million bytes is not read: list its sessions instead"],
    source: "callrecords-callrecord-get page",
  },
);
