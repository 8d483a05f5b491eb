import { defineNode } from "@dialtree/flow";
import { answeredOutlets, answering } from "./answering.ts";

/** Picks up a call that was left ringing. */
export const answer = defineNode({
  type: "answer",
  version: 1,
  title: "Answer",
  summary: "Picks up a call that was left ringing, so that the caller can hear and choose.",
  group: "start",
  fields: {},
  worksWhile: ["ringing", "answered"],
  outlets: () => answeredOutlets,
  program: () => answering,
  decide: (_data, { phase }) => phase,
});
