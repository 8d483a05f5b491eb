import { defineNode, type Program, place } from "@dialtree/flow";

/** Goes on somewhere else, without a line across the canvas. */
export const goTo = defineNode({
  type: "go-to",
  version: 1,
  title: "Go to",
  summary: "Goes on at another step of this flow, or with another flow.",
  group: "steer",
  fields: { place: place({ label: "Go on at" }) },
  worksWhile: ["ringing", "answered"],
  outlets: () => [],
  // An empty place is refused by the check; a flow loaded by force then takes its fallback.
  program: ({ place }): Program => ({
    initial: "leaving",
    states: { leaving: { always: { to: place ? { place } : { outlet: "nowhere" } } } },
  }),
});
