import type { FaultCode } from "@dialtree/engine";
import {
  type CommandType,
  commandTraits,
  type EndReason,
  type FailureReason,
  type LegName,
} from "@dialtree/flow";
import type { Entry } from "../transcript/index.ts";
import { readCommand } from "./command.ts";
import { members, moment, oneOf, text, wholeNumber } from "./values.ts";

type Told<Kind extends Entry["kind"]> = Omit<Extract<Entry, { readonly kind: Kind }>, "at" | "kind">;

/** What a server says of a live call, as far as a transcript needs it. `at` is the server's time. */
export type LiveNews = { readonly seq: number; readonly at: number } & (
  | { readonly kind: "began"; readonly language: string }
  | { readonly kind: "event"; readonly type: string; readonly leg: LegName }
  | ({ readonly kind: "failed"; readonly id?: string } & Told<"fails">)
  | ({ readonly kind: "path" } & Told<"path">)
  | ({ readonly kind: "command" } & Told<"command">)
  | ({ readonly kind: "ended" } & Told<"ends">)
);

const endReasons: Readonly<Record<EndReason, true>> = {
  remote: true,
  local: true,
  transferred: true,
  redirected: true,
  rejected: true,
  unanswered: true,
  unreached: true,
  lost: true,
};
const failureReasons: Readonly<Record<FailureReason, true>> = {
  busy: true,
  declined: true,
  "no-answer": true,
  unreachable: true,
  refused: true,
  cancelled: true,
  silence: true,
  "too-short": true,
  error: true,
};
const faultCodes: Readonly<Record<FaultCode, true>> = {
  flow_loops: true,
  flow_missing: true,
  flows_too_deep: true,
  input_unfit: true,
  nowhere_to_return: true,
  too_many_nodes: true,
  call_too_long: true,
  rang_too_long: true,
};
const outcomes = { failed: true, unknown: true } as const;

type Distribute<N> = N extends unknown ? Omit<N, "seq" | "at"> : never;
type Body = Distribute<LiveNews>;

const readers: { readonly [kind: string]: (from: Readonly<Record<string, unknown>>) => Body | undefined } = {
  began({ language }) {
    return typeof language === "string" ? { kind: "began", language } : undefined;
  },
  event({ type, leg }) {
    return typeof type === "string" && typeof leg === "string" ? { kind: "event", type, leg } : undefined;
  },
  failed(from) {
    const command: CommandType | undefined = oneOf(from.command, commandTraits);
    const outcome = oneOf(from.outcome, outcomes);
    const reason = oneOf(from.reason, failureReasons);
    const id = text(from.id);
    if (!command || !outcome || (from.reason !== undefined && !reason)) return undefined;
    return {
      kind: "failed",
      command,
      outcome,
      ...(reason ? { reason } : {}),
      ...(id === undefined ? {} : { id }),
    };
  },
  path({ step }) {
    const [kind, flow, node, outlet] = ["kind", "flow", "node", "outlet"].map((name) =>
      text(members(step)?.[name]),
    );
    if (flow === undefined || node === undefined) return undefined;
    if (kind === "entered") return { kind: "path", step: { kind, flow, node } };
    if (kind === "kept") return kept(flow, node, members(step));
    return kind === "left" && outlet !== undefined
      ? { kind: "path", step: { kind, flow, node, outlet } }
      : undefined;
  },
  fault(from) {
    const [code, flow, node] = [oneOf(from.code, faultCodes), text(from.flow), text(from.node)];
    return code && flow !== undefined
      ? { kind: "path", step: { kind: "fault", code, flow, ...(node === undefined ? {} : { node }) } }
      : undefined;
  },
  command(from) {
    const command = readCommand(from.command);
    return command && { kind: "command", command };
  },
  ended(from) {
    const reason = oneOf(from.reason, endReasons);
    return reason && { kind: "ended", reason };
  },
};

function kept(
  flow: string,
  node: string,
  from: Readonly<Record<string, unknown>> | undefined,
): Body | undefined {
  const [name, value] = [text(from?.name), from?.value];
  if (name === undefined) return undefined;
  const isValue = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (value !== undefined && !isValue) return undefined;
  return { kind: "path", step: { kind: "kept", flow, node, name, ...(isValue ? { value } : {}) } };
}

/** Reads one item of a server's news. Kinds that a newer server may have are undefined: they are nobody's fault. */
export function readNews(value: unknown): LiveNews | { readonly fault: string } | undefined {
  const from = members(value);
  const [seq, at, kind] = [wholeNumber(from?.seq), moment(from?.at), text(from?.kind)];
  if (!from || seq === undefined || at === undefined || kind === undefined)
    return { fault: "an item without seq, at and kind" };
  if (!Object.hasOwn(readers, kind)) return undefined;
  const body = readers[kind]?.(from);
  return body ? { seq, at, ...body } : { fault: `item ${seq}, of the kind "${kind}"` };
}
