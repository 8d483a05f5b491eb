// @vitest-environment happy-dom
import { act, fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { controlWords, loadControls, type People } from "../src/index.ts";
import { descriptionOf, everything, objectId, open, type, typeNamed } from "./desk.tsx";

const ada = {
  id: objectId,
  name: "Operator",
  title: "Front desk",
  mail: "operator@fabrikam.example",
  isAccount: false,
};
const night = { id: `${objectId.slice(0, -1)}0`, name: "Operator of the night", isAccount: false };
const queue = { id: `${objectId.slice(0, -1)}2`, name: "Operators", isAccount: true };

/** A directory that answers when it is told to. */
function directory() {
  const asked: {
    text: string;
    signal: AbortSignal;
    answer: (found: Awaited<ReturnType<People["search"]>>) => void;
  }[] = [];
  const find = vi.fn<People["find"]>(async () => ada);
  const people: People = {
    search: (text, signal) => new Promise((answer) => asked.push({ text, signal, answer })),
    find,
  };
  return { people, asked, find };
}

beforeEach(async () => {
  await loadControls();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const box = () => document.querySelector("[role=combobox]") as HTMLInputElement;
const options = () => [...document.querySelectorAll("[role=option]")].map(({ textContent }) => textContent);
const status = () => document.querySelector("[role=status]")?.textContent;
const press = (key: string) => fireEvent.keyDown(box(), { key });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function openSearch(
  given: ReturnType<typeof directory>,
  to: object = { kind: "user", id: "" },
  of = everything,
) {
  const desk = open(of, { people: given.people, data: { ...of.initial, to } as never });
  await pass(0);
  return desk;
}

test("people are asked for a moment after the last letter, once", async () => {
  const there = directory();
  await openSearch(there);
  type(box(), "o");
  await pass(1_000);
  expect(there.asked).toEqual([]);
  type(box(), "op");
  await pass(200);
  type(box(), "ope");
  await pass(249);
  expect(there.asked).toEqual([]);
  expect(status()).toBe(controlWords.peopleSearched);
  await pass(1);
  expect(there.asked.map(({ text }) => text)).toEqual(["ope"]);
});

test("they are gone through by the arrow keys and taken by Enter, in one step, with id and name", async () => {
  const there = directory();
  const desk = await openSearch(there);
  type(box(), "ope");
  await pass(250);
  await act(async () => there.asked[0]?.answer([ada, night, queue]));
  expect(options()).toEqual(["Operator Front desk, operator@fabrikam.example", "Operator of the night "]);
  expect(status()).toBe(controlWords.peopleFound(2));
  expect(box().getAttribute("aria-expanded")).toBe("true");
  const active = () =>
    document.getElementById(box().getAttribute("aria-activedescendant") ?? "")?.textContent;
  expect(active()).toContain("Front desk");
  press("ArrowDown");
  expect(active()).toContain("night");
  press("ArrowDown");
  press("End");
  press("Home");
  expect(active()).toContain("Front desk");
  press("Enter");
  expect(desk.data().to).toEqual({ kind: "user", id: objectId, name: "Operator" });
  expect(desk.steps).toHaveLength(1);
  expect(options()).toEqual([]);
  expect(box().value).toBe("");
});

test("a queue is offered where queues are looked for", async () => {
  const there = directory();
  await openSearch(there, { kind: "account", id: "" }, typeNamed("transfer"));
  type(box(), "ope");
  await pass(250);
  await act(async () => there.asked[0]?.answer([ada, queue]));
  expect(options()).toEqual(["Operators "]);
});

test("an answer to what was typed before is not shown, and nobody waits for it", async () => {
  const there = directory();
  await openSearch(there);
  type(box(), "ope");
  await pass(250);
  type(box(), "night");
  expect(there.asked[0]?.signal.aborted).toBe(true);
  await act(async () => there.asked[0]?.answer([ada]));
  expect(options()).toEqual([]);
  await pass(250);
  await act(async () => there.asked[1]?.answer([]));
  expect(status()).toBe(controlWords.peopleFound(0));
});

test("Escape closes; the pointer takes one without taking the focus", async () => {
  const there = directory();
  const desk = await openSearch(there);
  type(box(), "ope");
  await pass(250);
  await act(async () => there.asked[0]?.answer([ada, night]));
  expect(press("Escape")).toBe(false);
  expect(options()).toEqual([]);
  expect(desk.reports).toEqual([]);
  type(box(), "oper");
  await pass(250);
  await act(async () => there.asked[1]?.answer([ada, night]));
  const option = document.querySelectorAll("[role=option]")[1] as Element;
  expect(fireEvent.mouseDown(option)).toBe(false);
  fireEvent.click(option);
  expect(desk.data().to).toMatchObject({ id: night.id });
});

test("why the directory cannot be asked is said, and an id can be typed", async () => {
  const there = directory();
  const desk = await openSearch(there);
  type(box(), "ope");
  await pass(250);
  await act(async () => there.asked[0]?.answer({ failure: "No permission. Grant it." }));
  expect(descriptionOf(box())).toContain("No permission. Grant it.");
  const typed = [...document.querySelectorAll("input")].find(
    (input) => input.value === "" && input !== box(),
  );
  type(typed as Element, objectId);
  expect(desk.data().to).toMatchObject({ kind: "user", id: objectId });
});

test("who is chosen is told, also when gone", async () => {
  const there = directory();
  const desk = await openSearch(there, { kind: "user", id: objectId });
  expect(there.find).toHaveBeenCalledWith(objectId, expect.anything());
  expect(descriptionOf(box())).toContain("Front desk, operator@fabrikam.example");
  desk.unmount();
  there.find.mockResolvedValue(undefined);
  await openSearch(there, { kind: "user", id: objectId });
  expect(descriptionOf(box())).toContain(controlWords.personGone);
});

test("nobody is looked up for a phone number", async () => {
  const there = directory();
  await openSearch(there, { kind: "phone", number: "+15550100" });
  expect(box()).toBeNull();
  expect(there.find).not.toHaveBeenCalled();
});
