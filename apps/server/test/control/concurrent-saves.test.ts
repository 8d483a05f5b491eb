import { expect, test } from "vitest";
import { openApp } from "./app.ts";
import { smallFlow } from "./flows.ts";

test("of 200 saves at once none is lost silently: each is a revision, or is told that it is not", async () => {
  const { ask, control } = await openApp();
  expect((await ask("POST", "/flows", smallFlow("desk"))).status).toBe(201);
  const titled = (number: number) => ({ ...smallFlow("desk"), title: `Save ${number}` });
  // As people who have read it at different times: most come too late, some just in time.
  const saves = await Promise.all(
    Array.from({ length: 200 }, (_, number) =>
      ask("PUT", "/flows/desk", titled(number), { "if-match": `"${1 + Math.floor(number / 10)}"` }),
    ),
  );
  const saved = saves.flatMap(({ status, body }, number) => (status === 200 ? [{ number, ...body }] : []));
  const told = saves.filter(({ status, body }) => status === 409 && body.code === "draft_conflict");
  expect(saved.length + told.length).toBe(200);
  expect(saved.length).toBeGreaterThan(0);
  // The history has each of those that were told that they are in it, in the order of the revisions, and no other.
  const history = await control.audit.list({ most: 300, thing: "desk", deed: "draft.saved" });
  const inOrder = saved.toSorted((a, b) => a.revision - b.revision);
  expect(inOrder.map(({ revision }) => revision)).toEqual(inOrder.map((_, index) => index + 2));
  expect(history.map(({ after }) => after).toReversed()).toMatchObject(
    inOrder.map(({ revision }) => ({ revision })),
  );
  expect(inOrder.map(({ title, number }) => [title, `Save ${number}`])).toEqual(
    inOrder.map(({ title }) => [title, title]),
  );
  const { title, revision } = await control.drafts.find("desk");
  expect([title, revision]).toEqual([inOrder.at(-1)?.title, saved.length + 1]);
  // Whoever was too late has both documents, and can put them together.
  for (const { body } of told) {
    expect(body.conflict.yours.document.title).toMatch(/^Save \d+$/);
    expect(body.conflict.saved.revision).toBeGreaterThan(0);
  }
});
