// @vitest-environment happy-dom
import { fetchForms, nodeForms } from "@dialtree/nodes/forms";
import { act, fireEvent } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import type { LookupTrial, TryLookup } from "../src/index.ts";
import { buttonNamed, input, open, type, typeNamed } from "./desk.tsx";

const lookup = typeNamed("http-lookup");
const data = {
  ...lookup.initial,
  url: "https://stores.fabrikam.example/stores/{code}",
  takes: [
    { id: "a", pointer: "/name", variable: "store", type: "text", needed: true, sensitive: false },
    { id: "b", pointer: "/key", variable: "key", type: "text", needed: false, sensitive: true },
  ],
};
const found: LookupTrial = {
  exit: "found",
  asked: "GET https://stores.fabrikam.example/stores/98052",
  status: 200,
  milliseconds: 12,
  takes: [
    { as: "store", pointer: "/name", came: "found", value: "Main Street" },
    { as: "key", pointer: "/key", came: "found" },
  ],
};

beforeAll(() => fetchForms());

/** The form, with a server that answers when it is told to. */
async function openForm(change: object = {}) {
  const asked: {
    order: Parameters<TryLookup>[0];
    signal: AbortSignal;
    answer: (came: Awaited<ReturnType<TryLookup>>) => void;
  }[] = [];
  const desk = open(lookup, {
    forms: nodeForms,
    data: { ...data, ...change } as never,
    onTryLookup: (order, signal) => new Promise((answer) => asked.push({ order, signal, answer })),
  });
  await act(async () => {});
  return { desk, asked };
}

const attempt = () => fireEvent.click(buttonNamed("Test request"));
const sample = (name: string) => {
  const label = [...document.querySelectorAll("label")].find(
    ({ textContent }) => textContent === `${name}, to try it with`,
  );
  return document.getElementById(label?.htmlFor ?? "") as HTMLInputElement;
};
const told = () => document.querySelector("section [role=status]")?.textContent;

test("the request is carried out with the values that are given for it, and what came is told", async () => {
  const { desk, asked } = await openForm();
  type(sample("code"), "98052");
  attempt();
  expect(told()).toBe("Waiting for the answer…");
  expect(asked[0]?.order).toMatchObject({
    lookup: { method: "GET", url: data.url, takes: [{ as: "store" }, { as: "key" }] },
    given: { code: "98052" },
    hidden: ["key"],
  });
  // Twice at a time would tell nothing more.
  attempt();
  expect(asked).toHaveLength(1);
  await act(async () => asked[0]?.answer(found));
  expect(told()).toBe(
    "Found: answered 200 after 12 msstore is Main Street /namekey is there, and shown to nobody /key",
  );
  expect(desk.reports).toEqual([]);
});

test("what failed is told with what to do", async () => {
  const { asked } = await openForm();
  attempt();
  await act(async () =>
    asked[0]?.answer({
      exit: "failed",
      milliseconds: 3,
      asked: "GET x",
      status: 401,
      says: "It answered 401.",
      remedy: "Look for the secret.",
      takes: [{ as: "store", pointer: "/name", came: "missing" }],
    }),
  );
  expect(told()).toContain(
    "Could not be looked up: answered 401 after 3 msIt answered 401. Look for the secret.",
  );
  expect(told()).toContain("store is not there /name");
  attempt();
  await act(async () => asked[1]?.answer({ failure: "Too often. Wait a moment." }));
  expect(told()).toBe("Too often. Wait a moment.");
});

test("what came of another request is not shown, and leaving the form ends it", async () => {
  const { desk, asked } = await openForm();
  attempt();
  await act(async () => asked[0]?.answer(found));
  type(input(["url"]), "https://stores.fabrikam.example/shops/{code}");
  expect(told()).toBe("");
  attempt();
  desk.unmount();
  expect(asked[1]?.signal.aborted).toBe(true);
});

test("what changes something is told to be for real, and a step without an address cannot be tried", async () => {
  const { desk } = await openForm({ method: "POST" });
  expect(desk.root.textContent).toContain("for real");
  desk.unmount();
  const { asked } = await openForm({ url: "" });
  attempt();
  expect(asked).toEqual([]);
});
