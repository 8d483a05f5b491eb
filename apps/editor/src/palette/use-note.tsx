import {
  callersOf,
  callerWords,
  cannotReach,
  type FlowDocument,
  targetWords,
  uselessFor,
} from "@dialtree/flow";
import { message } from "../messages/message.ts";
import { said } from "../messages/said.ts";
import { listed } from "../words/amounts.ts";
import { nodeTypes } from "../words/node-types.ts";

type Flow = Pick<FlowDocument, "nodes" | "start">;

/** Why a step of this type would reach nobody for callers of the flow, in sentences; undefined where it reaches somebody for all. */
export function noteOfUse(type: string, flow: Flow): string | undefined {
  const known = nodeTypes.get(type);
  // Most types reach nobody, and the palette is drawn with each change.
  if (!known || known.passages(known.initial).length === 0) return undefined;
  const first = flow.nodes.find(({ id }) => id === flow.start);
  const takesGroups = (first && nodeTypes.get(first.type)?.takes)?.includes("group");
  const useless = uselessFor(known, callersOf(flow, nodeTypes), takesGroups);
  if (!useless) return undefined;
  const reasons = [
    ...new Set(
      useless.refused.map(({ way, target, caller, source }) =>
        useless.until
          ? `Microsoft: ${said("reach", source)}.`
          : said(
              "reach",
              `${cannotReach({ way, target: targetWords[target], caller: callerWords[caller], source })}.`,
            ),
      ),
    ),
  ].join(" ");
  const callers = listed(useless.callers.map((caller) => said("reach", callerWords[caller])));
  const key = useless.until ? "palette.useless.group" : "palette.useless";
  return useless.isForAll ? message(key, { reasons }) : message(`${key}.some`, { callers, reasons });
}

/** The same where the type is offered, for everybody who reads its name. */
export function UseNote({ type, flow }: { readonly type: string; readonly flow: Flow }) {
  const note = noteOfUse(type, flow);
  return note === undefined ? null : <span className="use-note">{note}</span>;
}
