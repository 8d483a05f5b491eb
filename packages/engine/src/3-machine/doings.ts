import type { Action, NodeId } from "@dialtree/flow";
import type { ExecutableActionObject } from "xstate";
import { timerOf } from "./names.ts";

/** One thing that is done on the way from one state to another, in the engine's words. */
export type Doing =
  | { readonly does: "enter"; readonly node: NodeId }
  | { readonly does: "leave"; readonly node: NodeId; readonly outlet: string }
  | { readonly does: "arm"; readonly timer: string; readonly milliseconds: number }
  | { readonly does: "disarm"; readonly timer: string }
  | { readonly does: "act"; readonly action: Action };

/** What xstate's action stands for. Each way through a flow is read once, for all calls that take it. */
export function doingOf(flow: string, { type, params }: ExecutableActionObject): Doing {
  const given = (params ?? {}) as Record<string, unknown>;
  switch (type) {
    case "enter":
      return { does: "enter", node: String(given.node) };
    case "leave":
      return { does: "leave", node: String(given.node), outlet: String(given.outlet) };
    case "xstate.raise":
      return { does: "arm", timer: timerOf(flow, String(given.id)), milliseconds: Number(given.delay) };
    case "xstate.cancel":
      return { does: "disarm", timer: timerOf(flow, String(given.sendId)) };
    default:
      return { does: "act", action: { type, ...given } as Action };
  }
}
