// The shapes in which the parts of step() answer.

import { type JsonObject, typed } from "../json.ts";
import type { Call, Effect, Notice, Refusal, Step } from "./call.ts";
import { operationEnded } from "./notices.ts";
import { resultInfo } from "./results.ts";

export const notify = (notice: Notice): Effect => ({ type: "notify", notice });

export const done = (call: Call, ...effects: readonly Effect[]): Step => ({
  call,
  effects,
  reply: { type: "done" },
});

export const refuse = (call: Call, refusal: Refusal): Step => ({
  call,
  effects: [],
  reply: { type: "refused", refusal },
});

export const withOperation = (call: Call, operation: JsonObject): Call => ({
  ...call,
  operations: { ...call.operations, [String(operation.id)]: operation },
});

interface Named {
  readonly id: string;
  readonly clientContext?: string;
}

/** An operation of the given type; what `fields` says comes on top. */
export const operationOf = (
  name: string,
  status: "running" | "completed" | "failed",
  { id, clientContext }: Named,
  fields: JsonObject = {},
): JsonObject => typed(name, { id, status, clientContext, ...fields });

/** Answers with an operation, after these effects. */
export const answering = (call: Call, operation: JsonObject, ...effects: readonly Effect[]): Step => ({
  call: withOperation(call, operation),
  effects,
  reply: { type: "operation", operation },
});

/** An operation that is over when it is answered: no notification follows. */
export const atOnce = (call: Call, name: string, named: Named, ...effects: readonly Effect[]): Step =>
  answering(call, operationOf(`${name}Operation`, "completed", named), ...effects);

/** An operation that can no longer come to its own end, because what it is about is gone. */
export function calledOff(call: Call, operation: JsonObject | undefined): readonly [Call, readonly Effect[]] {
  if (operation?.status !== "running") return [call, []];
  const [told, effect] = over(call, { ...operation, status: "failed", resultInfo: resultInfo("cancelled") });
  return [told, [effect]];
}

/** An operation that has been answered as running is over. */
export const over = (call: Call, operation: JsonObject): readonly [Call, Effect] => [
  withOperation(call, operation),
  notify(operationEnded(call, operation)),
];
