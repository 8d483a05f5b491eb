import { isSilent, type Move, type Program } from "@dialtree/flow";
import type { ResolvedFlow } from "@dialtree/flow/names";

const silently = { do: [], on: {} };

/**
 * The way every broken call takes: to the flow's fallback, redirected while it rings, transferred once answered, and called into
 * a group call that nobody can be transferred out of; and if that fails too, a clear end. Without a fallback (the check refuses such flows) only the end is left.
 */
export function fallbackProgram(fallback: ResolvedFlow["fallback"]): Program {
  const giveUp: Move = { to: { state: "giving-up" } };
  const notGone: Move = { to: { state: "not-gone" } };
  const alone: Move = { to: { state: "alone" } };
  const begin: Move = { to: { state: "begin" } };
  const leaving: Move = { to: { state: "leaving" } };
  const speaks = fallback !== undefined && !isSilent(fallback.say);
  return {
    initial: "begin",
    states: {
      begin: fallback
        ? {
            decides: true,
            on: {
              "decided.ringing": { to: { state: "redirecting" } },
              "decided.answered": { to: { state: speaks ? "telling" : "leaving" } },
              "decided.group": { to: { state: speaks ? "telling" : "leaving" } },
              "decided.calling": giveUp,
              "decided.unreached": alone,
            },
          }
        : { always: giveUp },
      telling: {
        do: fallback ? [{ type: "play", say: [fallback.say] }] : [],
        on: { "play.done": leaving, "play.failed": leaving, "play.unknown": leaving },
      },
      leaving: {
        decides: true,
        on: {
          "decided.answered": { to: { state: "transferring" } },
          "decided.group": { to: { state: "inviting" } },
        },
      },
      inviting: fallback
        ? {
            do: [{ type: "invite", to: fallback.to }],
            on: {
              // Whoever came is with the others now.
              "invite.done": { to: { state: "hanging-up" } },
              "invite.not-reached": giveUp,
              "invite.failed": giveUp,
              "invite.unknown": giveUp,
            },
          }
        : silently,
      transferring: fallback
        ? {
            do: [{ type: "transfer", to: fallback.to }],
            on: { "transfer.failed": giveUp, "transfer.unknown": giveUp },
          }
        : silently,
      redirecting: fallback
        ? {
            do: [{ type: "redirect", to: [fallback.to], ringSeconds: 55 }],
            on: {
              "redirect.failed": giveUp,
              "redirect.unknown": giveUp,
              "call.answered": { to: { state: "picked-up" } },
            },
          }
        : silently,
      // Picked up after all, and Graph may still carry the redirect out: nothing else is asked for until it is known that it does not.
      "picked-up": { on: { "redirect.failed": begin, "redirect.unknown": begin } },
      "giving-up": {
        decides: true,
        on: {
          "decided.ringing": { to: { state: "rejecting" } },
          "decided.answered": { to: { state: "hanging-up" } },
          "decided.group": { to: { state: "hanging-up" } },
          "decided.calling": { to: { state: "hanging-up" } },
          "decided.unreached": alone,
        },
      },
      rejecting: {
        do: [{ type: "reject", reason: "busy" }],
        on: { "reject.failed": notGone, "reject.unknown": notGone },
      },
      "hanging-up": { do: [{ type: "hangUp" }], on: { "hangUp.failed": notGone, "hangUp.unknown": notGone } },
      // Nobody could be got on the line: the call ends by itself.
      alone: {},
      // There is nobody left to hand the call to; it is not left in silence because one request was lost.
      "not-gone": { after: { seconds: 2, ...giveUp } },
    },
    // A fault on the way to the fallback must not lead to the fallback again.
    on: { "call.fault": giveUp, "call.answered": begin },
  };
}
