import { list, oneOfWords, optional, parameters, whole } from "../../input/schema.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import { call, clientContext } from "../parts.ts";

const graphTones = [
  "tone0",
  "tone1",
  "tone2",
  "tone3",
  "tone4",
  "tone5",
  "tone6",
  "tone7",
  "tone8",
  "tone9",
  "star",
  "pound",
  "a",
  "b",
  "c",
  "d",
  "flash",
] as const;

export const sendDtmfTones = operation(
  {
    ids: { call },
    body: parameters({
      tones: list(oneOfWords(graphTones), 1, graphLimits.tones, "keys to press, in this order"),
      delayBetweenTonesMs: optional(whole(0, 60_000, "milliseconds between two keys")),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "media",
    says: "Presses keys, for the menu of somebody else.",
    method: "POST",
    path: "/communications/calls/{call}/sendDtmfTones",
    permissions: { anyOf: [{ of: ["Calls.AccessMedia.All"] }], checked: "creation" },
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "once",
    settledBy: "its operation",
    media: "service",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: { tones: ["tone1", "tone0", "pound"], delayBetweenTonesMs: 300, clientContext: "c1" },
    },
    inferred: ["at most 100 keys and a minute between two of them: the page names no limits"],
    source: "call-senddtmftones page",
  },
);
