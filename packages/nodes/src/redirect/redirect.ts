import { defineNode, destination, duration, list, type Program } from "@dialtree/flow";

/** Sends a ringing call elsewhere without answering it. */
export const redirect = defineNode({
  type: "redirect",
  version: 1,
  title: "Redirect",
  summary: "Sends a ringing call elsewhere without answering it; several targets ring at once.",
  group: "send on",
  fields: {
    targets: list({
      label: "Redirect to",
      help: "With several targets, all ring and the first to pick up gets the call.",
      items: { to: destination({ label: "Target", accepts: ["user", "account", "phone", "voicemail"] }) },
      min: 1,
      // call-redirect: at most 25 targets.
      max: 25,
      initial: [{ id: "target-1" }],
    }),
    ringFor: duration({
      label: "Let it ring there for (seconds)",
      // call-redirect: 15 to 90 s, 55 if nothing is said.
      min: 15,
      max: 90,
      initial: 55,
    }),
  },
  worksWhile: ["ringing"],
  passage: "redirect",
  outlets: () => [{ id: "failed", label: "Could not be redirected", role: "mishap" }],
  program: ({ targets, ringFor }): Program => {
    const to = targets.flatMap((target) => target.to ?? []);
    const failed = { to: { outlet: "failed" } };
    return {
      initial: "redirecting",
      states: {
        redirecting: {
          do: to.length > 0 ? [{ type: "redirect", to, ringSeconds: ringFor }] : [],
          on: { "redirect.failed": failed, "redirect.unknown": failed },
          ...(to.length > 0 ? {} : { always: failed }),
        },
      },
    };
  },
});
