import { type Action, defineNode, destination, isSilent, type Program, spoken } from "@dialtree/flow";

/** Hands an answered call over to somebody. */
export const transfer = defineNode({
  type: "transfer",
  version: 1,
  title: "Transfer",
  summary: "Hands the call over to a person, a queue, a number or a voicemail box.",
  group: "send on",
  fields: {
    say: spoken({
      label: "What the caller hears first",
      help: "For instance: I am putting you through.",
      optional: true,
    }),
    to: destination({ label: "Transfer to", accepts: ["user", "account", "phone", "voicemail"] }),
  },
  worksWhile: ["answered"],
  passage: "transfer",
  outlets: () => [{ id: "failed", label: "Could not be reached", role: "mishap" }],
  program: ({ say, to }): Program => {
    const failed = { to: { outlet: "failed" } };
    // Handing over matters more than the words before it, so a prompt that fails is passed over.
    const goOn = { to: { state: "transferring" } };
    const action: readonly Action[] = to ? [{ type: "transfer", to }] : [];
    return {
      initial: isSilent(say) ? "transferring" : "telling",
      states: {
        telling: {
          do: [{ type: "play", say: [say] }],
          on: { "play.done": goOn, "play.failed": goOn, "play.unknown": goOn },
        },
        transferring: {
          do: action,
          on: { "transfer.failed": failed, "transfer.unknown": failed },
          ...(to ? {} : { always: failed }),
        },
      },
    };
  },
});
