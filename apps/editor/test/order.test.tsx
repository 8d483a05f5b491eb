// Having a flow call somebody: the form, and how such a call reads.

import type { FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type CallNews, dialled, followed } from "../src/phone/call.ts";
import { calleesOf, draftOf, orderFrom } from "../src/phone/order.ts";
import { OrderForm } from "../src/phone/order-form.tsx";
import { otherwise } from "../src/words/node-words.ts";
import { reception } from "./flows.tsx";

afterEach(() => cleanup());

const variables: FlowDocument["variables"] = {
  day: { type: "text", initial: "2026-12-23" },
  hours: { type: "number", initial: 2 },
  fasting: { type: "flag", initial: false },
};

function calling(reaches: string): FlowDocument {
  const outgoing = nodeTypes.get("outgoing");
  const data = { ...outgoing?.initial, reaches };
  return { ...reception, start: "call", nodes: [{ id: "call", type: "outgoing", version: 1, data }] };
}

test.each([
  ["phones", ["phone"]],
  ["people", ["user"]],
  ["both", ["phone", "user"]],
])("a flow that calls %s says so", (reaches, callees) => {
  expect(calleesOf(calling(reaches), nodeTypes)).toEqual(callees);
  expect(calleesOf(reception, nodeTypes)).toBeUndefined();
});

test("an exit behind which nobody is on the line says that the call is over, not that somebody takes it", () => {
  const document = calling("phones");
  const outlets = nodeTypes.get("outgoing")?.outlets(document.nodes[0]?.data ?? {}) ?? [];
  const words = Object.fromEntries(outlets.map((one) => [one.id, otherwise(document, one).short]));
  expect(words).toMatchObject({
    busy: "else it is over",
    failed: "else it is over",
    answered: "leads nowhere",
  });
});

describe("an order", () => {
  const draft = draftOf(["phone"], variables);

  test("begins with what the flow would begin with, and takes a number as people write it", () => {
    expect(draft.values).toEqual({ day: "2026-12-23", hours: "2", fasting: "false" });
    expect(orderFrom("reminder", { ...draft, to: "+1 (555) 01-71" }, variables).order).toEqual({
      flow: "reminder",
      to: { kind: "phone", number: "+15550171" },
      values: { day: "2026-12-23", hours: 2, fasting: false },
    });
  });

  test.each([
    ["0171", draft.values, ["to"]],
    ["", draft.values, ["to"]],
    ["+15550171", { ...draft.values, hours: "two" }, ["hours"]],
  ])("that cannot be carried out says where: %j", (to, values, wrong) => {
    const found = orderFrom("reminder", { ...draft, to, values }, variables);
    expect(found.order).toBeUndefined();
    expect([...found.wrong.keys()]).toEqual(wrong);
  });
});

describe("the form", () => {
  function open(failed = false) {
    const onOrder = vi.fn();
    const form = (again: boolean) => (
      <FluentProvider theme={webLightTheme}>
        <OrderForm
          flow="reminder"
          callees={["phone", "user"]}
          variables={variables}
          disabled={false}
          failed={again}
          onOrder={onOrder}
        />
      </FluentProvider>
    );
    const { rerender } = render(form(failed));
    const type = (label: string | RegExp, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    const submit = () => fireEvent.click(screen.getByText("Have it call"));
    return { onOrder, type, submit, fails: () => rerender(form(true)) };
  }

  test("says what is wrong once somebody has tried, and orders nothing", () => {
    const { onOrder, submit } = open();
    expect(screen.queryByText(/plus sign and country code, such as/)).toBeNull();
    submit();
    expect(screen.getByText(/plus sign and country code, such as/)).toBeTruthy();
    expect(onOrder).not.toHaveBeenCalled();
  });

  test("orders by keyboard and mouse what was filled in, each call under a name of its own", () => {
    const { onOrder, type, submit } = open();
    type(/Phone number/, "+15550171");
    type("day", "2027-01-02");
    fireEvent.click(screen.getByLabelText("fasting"));
    submit();
    submit();
    const [first, second] = onOrder.mock.calls.map(([order]) => order);
    expect(first).toMatchObject({
      flow: "reminder",
      to: { kind: "phone", number: "+15550171" },
      values: { day: "2027-01-02", hours: 2, fasting: true },
    });
    expect(second.request).not.toBe(first.request);
  });

  test("asks for the same call once more after a failure, and for another one when something was changed", () => {
    const { onOrder, type, submit, fails } = open();
    type(/Phone number/, "+15550171");
    submit();
    fails();
    submit();
    type("day", "2027-01-02");
    submit();
    const [first, second, third] = onOrder.mock.calls.map(([order]) => order.request);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test("asks for an object id where somebody in Teams is to be called", () => {
    const { onOrder, type, submit } = open();
    fireEvent.change(screen.getByLabelText("Whom to call"), { target: { value: "user" } });
    const id = "550fae72-d251-43ec-868c-373732c2704f";
    type(/Object id/, id);
    submit();
    expect(onOrder.mock.calls[0]?.[0]).toMatchObject({ to: { kind: "user", id } });
  });
});

test("a call of the flow's own reads from its dialling to its end, by what the server tells alone", () => {
  const news = (item: CallNews) => ({ type: "news", news: item }) as const;
  const to = { kind: "phone", number: "+15550171" } as const;
  const ringing = followed(
    dialled("reminder", true),
    news({ kind: "command", command: { type: "dial", to } }),
  );
  expect(ringing.state).toBe("ringing");
  const answered = followed(ringing, news({ kind: "event", type: "connected", leg: "caller" }));
  expect(answered.state).toBe("answered");
  // Somebody else's picking up is not theirs.
  expect(followed(ringing, news({ kind: "event", type: "connected", leg: "agent.3" })).state).toBe("ringing");
  const over = followed(answered, news({ kind: "ended", reason: "remote" }));
  expect([over.state, ...over.lines.map(({ text }) => text)]).toEqual([
    "ended",
    "Calling +15550171",
    "They hung up",
  ]);
  expect(followed(ringing, news({ kind: "ended", reason: "unreached" })).lines.at(-1)?.text).toBe(
    "Nobody could be got on the line",
  );
});
