// Has those whom the server calls do what a scenario says: pick up after a while, press a key, turn the call away. The simulator
// lets their phones ring, and this is whoever stands beside them.

import { type Answer, answerText } from "@dialtree/rehearsal";
import type { ManualClock, Simulator } from "@dialtree/simulator";

export interface ArrangedCallees {
  /** Looks for phones that ring. To be asked between any two moments of the clock. */
  look(): void;
  /** Takes back what was arranged. */
  end(): void;
}

// As a rehearsal has it, where a scenario says nothing.
const takes = { done: 4_000, failed: 1_000, joined: 300 } as const;
const ends = { busy: "busy", declined: "declines" } as const;

/** @throws Error when a scenario asks for what Graph has no way of telling. */
export function arrangedCallees(
  { world }: Simulator,
  clock: ManualClock,
  answers: readonly Answer[],
  act: (path: string, body?: object) => void,
): ArrangedCallees {
  const wanted = answers.filter(({ command }) => command === "dial");
  const known = new Set(world.calls().map(({ id }) => id));
  const refusals = wanted.flatMap(({ reason }, after) => {
    if (reason !== "refused" && reason !== "error") return [];
    const [fault, status] =
      reason === "refused" ? (["refused", 403] as const) : (["serverError", 501] as const);
    return [
      world.faults.add({ fault, on: ["createCall"], status, times: 1, ...(after > 0 ? { after } : {}) }),
    ];
  });
  // A request that is turned away is never heard of here.
  const coming = wanted.filter(({ reason }) => reason !== "refused" && reason !== "error");
  const silence = world.faults.add({ fault: "targetSilent", on: ["createCall"], times: 1_000 });

  function stir(callId: string, { outcome, reason, takes: after, afterwards, ...told }: Answer): void {
    if (reason === "no-answer") return;
    const end = outcome === "done" ? "answers" : ends[reason as keyof typeof ends];
    if (end === undefined || outcome === "unknown")
      throw new Error(
        `Cannot be arranged: ${answerText({ outcome, ...told, ...(reason ? { reason } : {}) })}.`,
      );
    if (world.find(callId)?.group?.kind === "joined") return letIn(callId, outcome === "done", after);
    clock.setTimer(() => {
      const ringing = (world.find(callId)?.people ?? []).filter(({ at }) => at === "ringing");
      if (ringing.length === 0) return;
      // Of several one is enough to pick up; nobody does only if none of them does.
      for (const { id } of end === "answers" ? ringing.slice(0, 1) : ringing)
        world.apply(callId, { type: "ringEnds", person: id, end });
      if (!afterwards) return;
      const does = () =>
        afterwards.does === "leaves"
          ? act(`/calls/${callId}/hangUp`)
          : act(`/calls/${callId}/keys`, { keys: afterwards.key });
      clock.setTimer(does, afterwards.after);
    }, after ?? takes[outcome]);
  }

  /** Whoever is in a meeting lets the server in from the lobby, or does not. */
  function letIn(callId: string, isWelcome: boolean, after: number | undefined): void {
    const timer = isWelcome
      ? ({ name: "established" } as const)
      : ({ name: "lobby", end: "dropped" } as const);
    clock.setTimer(
      () => {
        const isWaiting = world.find(callId)?.state === "establishing";
        if (isWaiting) world.apply(callId, { type: "timer", timer });
      },
      after ?? (isWelcome ? takes.joined : takes.failed),
    );
  }

  return {
    look: () => {
      for (const { id, direction } of world.calls()) {
        if (known.has(id)) continue;
        known.add(id);
        if (direction === "outgoing") stir(id, coming.shift() ?? { command: "dial", outcome: "done" });
      }
    },
    end: () => {
      for (const { id } of [silence, ...refusals]) world.faults.remove(id);
    },
  };
}
