import type { CompiledFlow, JournalEntry, Signal } from "@dialtree/engine";
import { type Actor, type AnyStateMachine, createActor, createMachine, SimulatedClock } from "xstate";

/** One thing that happened on the way: `> main` entered, `main.sales >` left. */
export function pathOf(journal: readonly JournalEntry[]): readonly string[] {
  return journal.flatMap((entry) => {
    if (entry.kind === "entered") return [`> ${entry.node}`];
    return entry.kind === "left" ? [`${entry.node}.${entry.outlet} >`] : [];
  });
}

/**
 * The way that plain xstate takes: an actor per flow made from the exported JSON, with actions that do nothing but report
 * the path, on xstate's own simulated clock; one that has called another flow stands still until that comes back. It is sent what our engine was sent, except for the delayed transitions,
 * which it has to find by itself.
 */
export function plainPath(
  flowNamed: (id: string) => CompiledFlow | undefined,
  signals: readonly Signal[],
): readonly string[] {
  const path: string[] = [];
  const begun: { flow: string; clock: SimulatedClock; actor: Actor<AnyStateMachine> }[] = [];
  for (const { at, flow, type } of signals) {
    if (type === "call.began") {
      const clock = new SimulatedClock();
      begun.push({ flow, clock, actor: startActor(flowNamed(flow), clock, path, at) });
    }
    if (type.startsWith("returned.")) {
      // What it went on with by Go to has come back for it.
      do begun.pop()?.actor.stop();
      while (begun.length > 0 && begun.at(-1)?.flow !== flow);
    }
    const now = begun.at(-1);
    now?.clock.set(at);
    if (!type.startsWith("xstate.after.")) now?.actor.send({ type });
  }
  for (const { actor } of begun) actor.stop();
  return path;
}

function startActor(
  flow: CompiledFlow | undefined,
  clock: SimulatedClock,
  path: string[],
  at: number,
): Actor<AnyStateMachine> {
  if (!flow) throw new Error("The library lacks a flow that the call went through.");
  const nothing = () => {};
  const exported = JSON.parse(JSON.stringify(flow.config)) as Parameters<typeof createMachine>[0];
  const machine = createMachine(exported).provide({
    actions: {
      enter: (_: unknown, params: unknown) => path.push(`> ${(params as { node: string }).node}`),
      leave: (_: unknown, params: unknown) => {
        const { node, outlet } = params as { node: string; outlet: string };
        path.push(`${node}.${outlet} >`);
      },
      ...Object.fromEntries(
        [
          ...["answer", "reject", "redirect", "listen", "play", "stop", "transfer", "hangUp", "task"],
          ...["dropKeys", "noteKey", "clearEntry", "keepEntry", "keep"],
        ].map((name) => [name, nothing]),
      ),
    } as never,
  });
  clock.set(at);
  return createActor(machine, { clock }).start() as Actor<AnyStateMachine>;
}
