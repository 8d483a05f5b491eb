import { text } from "../../input/schema.ts";
import { operation } from "../operation.ts";
import { call, permits } from "../parts.ts";

export const getOperation = operation(
  {
    ids: { call, operation: text({ format: "segment", description: "the operation's id" }) },
  },
  {
    area: "calls",
    says: "Tells how an operation of a call is.",
    method: "GET",
    path: "/communications/calls/{call}/operations/{operation}",
    permissions: permits.call,
    success: [200],
    reply: "operation",
    replies: { success: "done" },
    repeat: "safe",
    settledBy: "the reply",
    example: {
      ids: {
        call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        operation: "9d8c7b6a-5f4e-4d3c-8b2a-190817263544",
      },
    },
    inferred: ["it has no page; permissions as for the call"],
    source: "OpenAPI description",
  },
);
