import { advise } from "@dialtree/engine";
import type { FlowDocument, JsonObject } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { flowOf, node, queue, say } from "./flows.ts";

const end = node("end", "hang-up", { say: say("Goodbye.") });
const person = node("person", "transfer", { to: queue });

function menu(data: JsonObject, ...more: readonly Parameters<typeof node>[]): FlowDocument {
  return flowOf([
    node("main", "menu", { prompt: say("For sales, press 1."), choices: choices(1), ...data }),
    ...more.map((of) => node(...of)),
    person,
    end,
  ]);
}
const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `c${n}`, key: String(n + 1), label: `Choice ${n}` }));
const advice = (flow: FlowDocument) =>
  advise(flow, nodeTypes).map(({ code, at, severity }) => {
    expect(severity).toBe("advice");
    return `${code} ${at}`;
  });
const words = (count: number) => "word ".repeat(count);

test("nothing is said of a flow that serves its callers well", () => {
  expect(advice(menu({ choices: choices(5) }))).toEqual([]);
});

test("more than five options are many", () => {
  expect(advice(menu({ choices: choices(6) }))).toEqual(["advice_many_options /nodes/1"]);
});

test("a question that takes longer than 25 seconds to hear is long, in whatever language it is", () => {
  expect(advice(menu({ prompt: say(words(75)) }))).toEqual([]);
  const german = { ...say("Short."), "de-DE": { text: words(77) } };
  expect(advice(menu({ prompt: german }))).toEqual(["advice_long_listening /nodes/1"]);
});

test.each([
  ["en-US", "Press 1 for sales.", "For sales, press 1."],
  ["en-GB", "Dial the star key to hear this again.", "To hear this again, dial star."],
  ["de-DE", "Drücken Sie die 1 für den Verkauf.", "Für den Verkauf drücken Sie die 1."],
  [
    "de",
    "Wählen Sie zwei, wenn Sie einen Termin wünschen.",
    "Wenn Sie einen Termin wünschen, wählen Sie zwei.",
  ],
  ["fr-FR", "Appuyez sur 1 pour les ventes.", "Pour les ventes, appuyez sur 1."],
  ["es-ES", "Pulse el 1 para ventas.", "Para ventas, pulse el 1."],
])("a key that is named before what it is for is found in %s: %s", (language, wrong, right) => {
  const said = (text: string) => menu({ prompt: { [language]: { text } } });
  expect(advice(said(wrong))).toEqual([`advice_key_before_label /nodes/1/data/prompt/${language}`]);
  expect(advice(said(right))).toEqual([]);
});

test("callers who are asked something want somebody to talk to, here or in another flow", () => {
  const main = node("main", "menu", { prompt: say("For sales, press 1."), choices: choices(1) });
  expect(advice(flowOf([main, end]))).toEqual(["advice_nobody_to_talk_to "]);
  expect(advice(flowOf([end]))).toEqual([]);
  const elsewhere = node("on", "go-to", { place: { flow: "reception" } });
  expect(advice(flowOf([main, elsewhere]))).toEqual([]);
  expect(advice(flowOf([main, node("on", "come-back")]))).toEqual([]);
});

test("outside the hours nobody is hung up on without a word", () => {
  const hours = node("open", "hours", { calendar: "office" });
  const flow = flowOf(
    [hours, person, end, node("silent", "hang-up")],
    ["open.open -> person", "open.closed -> silent", "open.holiday -> end", "open.emergency -> silent"],
  );
  expect(advise(flow, nodeTypes).map(({ code, outlet }) => `${code} ${outlet}`)).toEqual([
    "advice_closed_in_silence closed",
    "advice_closed_in_silence emergency",
  ]);
});

test("what callers key in is used by something", () => {
  const asking = node("ask", "collect-digits", { prompt: say("Your number?"), as: "customer" });
  expect(advice(flowOf([asking, person]))).toEqual(["advice_value_unused /nodes/1"]);
  const told = node("tell", "say-value", { variable: "customer", sayAs: "digits" });
  expect(advice(flowOf([asking, told, person]))).toEqual([]);
  // The part of a name is another name.
  const other = node("tell", "say-value", { variable: "customerName", sayAs: "digits" });
  expect(advice(flowOf([asking, other, person]))).toEqual(["advice_value_unused /nodes/1"]);
});
