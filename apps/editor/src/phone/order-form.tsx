import { Button, Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { CallRegular } from "@fluentui/react-icons";
import { type FormEvent, useRef, useState } from "react";
import type { OutgoingOrder } from "../api/calls.ts";
import { type Callees, draftOf, type OrderDraft, orderFrom, type Variables } from "./order.ts";
import { message } from "./words.ts";

/** Whom a flow is to call, and what it is to know: the form behind "Call somebody". */
export function OrderForm(props: {
  readonly flow: string;
  readonly callees: Callees;
  readonly variables: Variables;
  /** A call is under way, or nothing is published that could be called with. */
  readonly disabled: boolean;
  /** The last order was not carried out, or nobody knows. */
  readonly failed: boolean;
  readonly onOrder: (order: OutgoingOrder) => void;
}) {
  const { flow, callees, variables, disabled, failed, onOrder } = props;
  const [draft, setDraft] = useState(() => draftOf(callees, variables));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<OrderDraft>) => setDraft((now) => ({ ...now, ...change }));
  const last = useRef<{ readonly draft: OrderDraft; readonly request: string }>(undefined);
  const { order, wrong } = orderFrom(flow, draft, variables);
  const reason = (name: string) => (tried ? wrong.get(name) : undefined);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!order) return;
    // The same once more after a failure may have been carried out after all: under the same name nobody is called twice.
    const isAgain = failed && last.current?.draft === draft;
    last.current = isAgain && last.current ? last.current : { draft, request: crypto.randomUUID() };
    onOrder({ ...order, request: last.current.request });
  }

  return (
    <form className="order" onSubmit={submit} noValidate>
      {callees.length > 1 && (
        <Field label={message("order.kind")}>
          <Select
            value={draft.kind}
            disabled={disabled}
            onChange={(_, { value }) => set({ kind: value as OrderDraft["kind"] })}
          >
            {callees.map((kind) => (
              <option key={kind} value={kind}>
                {message(`order.kind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={message(draft.kind === "phone" ? "order.number" : "order.person")}
        hint={message(draft.kind === "phone" ? "order.number.hint" : "order.person.hint")}
        validationMessage={reason("to")}
        required
      >
        <Input
          type={draft.kind === "phone" ? "tel" : "text"}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={draft.to}
          onChange={(_, { value }) => set({ to: value })}
        />
      </Field>
      {Object.entries(variables).map(([name, { type }]) => {
        const held = draft.values[name] ?? "";
        const keep = (value: string) => set({ values: { ...draft.values, [name]: value } });
        return type === "flag" ? (
          <Checkbox
            key={name}
            label={name}
            disabled={disabled}
            checked={held === "true"}
            onChange={(_, { checked }) => keep(String(checked === true))}
          />
        ) : (
          <Field key={name} label={name} validationMessage={reason(name)}>
            <Input
              inputMode={type === "number" ? "decimal" : "text"}
              autoComplete="off"
              disabled={disabled}
              value={held}
              onChange={(_, { value }) => keep(value)}
            />
          </Field>
        );
      })}
      <Button type="submit" appearance="primary" icon={<CallRegular />} disabled={disabled}>
        {message("order.call")}
      </Button>
    </form>
  );
}
