// Where callers hear some words, over all drafts.

import { expect, test } from "vitest";
import { openStand, personWith } from "../identity/stand.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig } from "./rig.ts";

const author = personWith(["author"], "Author");

async function opened() {
  const { ask } = await openStand();
  const make = (id: string, says: string, title = id) =>
    ask("POST", "/api/flows", { as: author, body: smallFlow(id, { title, say: inEnglish(says) }) });
  const find = async (words: string) =>
    ask("GET", `/api/texts?words=${encodeURIComponent(words)}`, { as: author });
  return { ask, make, find };
}

test("all words have to occur, in whatever order and case; each place is told with its step", async () => {
  const { make, find } = await opened();
  await make("desk", "We are closed on Holidays.", "Front desk");
  await make("night", "On weekdays we are open.");
  expect((await find("HOLIDAYS closed")).body).toEqual({
    texts: [
      {
        flow: "desk",
        title: "Front desk",
        node: "welcome",
        step: "Welcome",
        language: "en-US",
        text: "We are closed on Holidays.",
      },
    ],
    more: false,
  });
  // What is heard when something goes wrong stands in no step.
  expect((await find("sorry")).body.texts).toMatchObject([
    { flow: "desk", node: null, step: null, text: "Sorry." },
    { flow: "night", node: null, step: null, text: "Sorry." },
  ]);
  expect((await find("holidays weekdays")).body).toEqual({ texts: [], more: false });
  expect((await find("  ")).status).toBe(400);
});

test("a draft is looked through as it is saved now; one that was removed is not", async () => {
  const { ask, make, find } = await opened();
  await make("desk", "Before.");
  const saved = await ask("PUT", "/api/flows/desk", {
    as: author,
    body: smallFlow("desk", { say: inEnglish("After.") }),
    headers: { "if-match": '"1"' },
  });
  expect(saved.status).toBe(200);
  expect((await find("before")).body.texts).toEqual([]);
  expect((await find("after")).body.texts).toHaveLength(1);
  expect(
    (await ask("DELETE", "/api/flows/desk", { as: author, headers: { "if-match": '"2"' } })).status,
  ).toBe(204);
  expect((await find("after")).body.texts).toEqual([]);
});

test("of more than fifty the first are told, and that there are more", async () => {
  const { make, find } = await opened();
  for (let number = 0; number < 26; number++) await make(`flow-${number}`, "Sorry, we are closed.");
  const { texts, more } = (await find("sorry")).body;
  expect([texts.length, more]).toEqual([50, true]);
  expect((await find("closed")).body).toMatchObject({ texts: { length: 26 }, more: false });
});

test("no two drafts are in hand at once, so that calls have their turn in between", async () => {
  let most = 0;
  const { control } = await openRig({
    after: async (rows) => {
      most = Math.max(most, rows.filter((row) => "draft" in row).length);
    },
  });
  for (let number = 0; number < 3; number++)
    await control.drafts.create(smallFlow(`flow-${number}`, { say: inEnglish('Say "no"\\n.\nOr not.') }));
  most = 0;
  expect((await control.texts.find('NOT. "no"\\n', 50)).texts).toHaveLength(3);
  expect(most).toBe(1);
});
