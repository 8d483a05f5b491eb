import {
  beginsByCalling,
  destinationSchema,
  type FlowDocument,
  type NodeTypes,
  type VariableValue,
  valueAs,
} from "@dialtree/flow";
import type { OutgoingOrder } from "../api/calls.ts";
import { message } from "../messages/message.ts";

export type Callees = readonly ("phone" | "user")[];
export type Variables = FlowDocument["variables"];

/** Whom a flow calls, as its first step says; undefined for a flow that waits for calls. */
export function calleesOf(document: FlowDocument, types: NodeTypes): Callees | undefined {
  if (!beginsByCalling(document, types)) return undefined;
  const start = document.nodes.find(({ id }) => id === document.start);
  const callers = (start && types.get(start.type)?.callers(start.data)) ?? [];
  const kinds: Callees = [
    ...(callers.includes("phone to account") ? (["phone"] as const) : []),
    ...(callers.includes("user to bot") ? (["user"] as const) : []),
  ];
  return kinds.length > 0 ? kinds : ["phone"];
}

/** The form as it is typed. */
export interface OrderDraft {
  readonly kind: "phone" | "user";
  readonly to: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What the form begins with: the values that the flow itself would begin with. */
export function draftOf([kind = "phone"]: Callees, variables: Variables): OrderDraft {
  const values = Object.entries(variables).map(([name, { initial }]) => [name, String(initial)]);
  return { kind, to: "", values: Object.fromEntries(values) };
}

/** The order that a form comes to; none as long as something is wrong, with the reasons by field: `to`, or a variable. */
export function orderFrom(
  flow: string,
  { kind, to, values }: OrderDraft,
  variables: Variables,
): { readonly order?: Omit<OutgoingOrder, "request">; readonly wrong: ReadonlyMap<string, string> } {
  const wrong = new Map<string, string>();
  const whom = to.replace(/[\s()-]/g, "");
  const callee = kind === "phone" ? { kind, number: whom } : { kind, id: to.trim() };
  if (!destinationSchema.safeParse(callee).success)
    wrong.set("to", message(kind === "phone" ? "order.number.wrong" : "order.person.wrong"));
  const given: Record<string, VariableValue> = {};
  for (const [name, { type, initial }] of Object.entries(variables)) {
    const value = valueAs(values[name] ?? String(initial), type);
    if (value === undefined) wrong.set(name, message("order.value.wrong"));
    else given[name] = value;
  }
  return wrong.size > 0 ? { wrong } : { order: { flow, to: callee, values: given }, wrong };
}
