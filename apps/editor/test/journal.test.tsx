import { renameNode } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { beforeEach, expect, test } from "vitest";
import { browserJournal, journalIn } from "../src/store/journal.ts";
import { reception } from "./flows.tsx";

beforeEach(() => localStorage.clear());

function entry(title: string) {
  const edit = renameNode(reception, "main", title, nodeTypes);
  if ("refused" in edit) throw new Error(edit.refused);
  return { base: { revision: 3, document: reception }, ahead: false, operations: [edit.operation] };
}

test("what was written is read, and gone when everything is saved", () => {
  const journal = journalIn(localStorage, "x");
  expect(journal.read()).toBeUndefined();
  journal.keep(entry("A"));
  expect(journalIn(localStorage, "x").read()).toEqual(entry("A"));
  journal.keep(undefined);
  expect(localStorage.length).toBe(0);
});

test("a journal that somebody else wrote into ends where it makes no sense", () => {
  const journal = journalIn(localStorage, "x");
  journal.keep(entry("A"));
  const [step] = entry("A").operations;
  localStorage.setItem("x/steps", JSON.stringify([step, { title: "?", changes: [{ of: "all" }] }, step]));
  expect(journal.read()?.operations).toEqual([step]);
  localStorage.setItem("x/steps", "{");
  expect(journal.read()?.operations).toEqual([]);
  localStorage.setItem("x/base", '{"revision":1,"document":{"format":99}}');
  expect(journal.read()).toBeUndefined();
});

test("a storage that is full does not stop anybody from working", () => {
  const full = new Proxy(localStorage, {
    get: (storage, name) =>
      name === "setItem"
        ? () => {
            throw new DOMException("full", "QuotaExceededError");
          }
        : Reflect.get(storage, name).bind?.(storage),
  });
  expect(() => journalIn(full, "x").keep(entry("A"))).not.toThrow();
});

test("a tab takes over what a tab left behind that is no more", async () => {
  journalIn(localStorage, "dialtree/unsaved/reception/gone").keep(entry("A"));
  journalIn(localStorage, "dialtree/unsaved/other/gone").keep(entry("B"));
  const journal = await browserJournal("reception");
  expect(journal.read()).toEqual(entry("A"));
  expect(Object.keys(localStorage).filter((name) => name.includes("/gone/"))).toEqual([
    "dialtree/unsaved/other/gone/base",
    "dialtree/unsaved/other/gone/steps",
  ]);
});
