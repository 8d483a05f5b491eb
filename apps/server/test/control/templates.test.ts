import { readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { flowsNamedIn } from "../../src/control/publishing/linked-flows.ts";
import { smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

const shipped = readdirSync(join(import.meta.dirname, "../../../../flows"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("every shipped flow is a template, by title, with what it is about", async () => {
  const { control } = await openRig();
  const templates = await control.templates.list();
  expect(templates.map(({ document }) => document.id).sort()).toEqual(shipped.sort());
  const titles = templates.map(({ document }) => document.title);
  expect(titles).toEqual([...titles].sort());
  for (const { document, scenarios } of templates) {
    expect(document.description, document.id).toMatch(/.{20}/);
    expect(scenarios, document.id).toBeGreaterThan(0);
  }
});

test.each(shipped)(
  "a flow that is made of %s is a draft of its own, with everything that it needs",
  async (id) => {
    const { control } = await openRig();
    const template = (await control.templates.list()).find(({ document }) => document.id === id);
    const made = await control.templates.use(id, { id: "mine", title: "Mine" }, true);
    expect(made.created).toContain("mine");
    expect(made.created).not.toContain(id);
    const draft = await control.drafts.find("mine");
    expect(draft.document).toEqual({ ...template?.document, id: "mine", title: "Mine" });
    expect((await control.scenarios.list("mine")).length).toBe(template?.scenarios);
    // Whoever has it twice has two, which share what they lead to.
    const again = await control.templates.use(id, { id: "mine-2", title: "Mine too" }, true);
    expect(again.created).toEqual(["mine-2"]);
    expect(again.calendars).toEqual([]);
  },
);

test("what somebody has removed does not come back with a flow that leads to it, which gets one of its own", async () => {
  const { control } = await openRig();
  const first = await control.templates.use("repair", { id: "mine", title: "Mine" }, true);
  expect(first.created.toSorted()).toEqual(["feedback", "mine"]);
  await control.removals.remove("mine", 1, true);
  await control.removals.remove("feedback", 1, true);
  const taken = control.templates.use("repair", { id: "feedback", title: "Mine again" }, true);
  expect((await refusal(taken)).code).toBe("flow_id_removed");
  const made = await control.templates.use("repair", { id: "feedback-2", title: "Mine again" }, true);
  expect(made.created.toSorted()).toEqual(["feedback-2", "feedback-3"]);
  expect((await control.removals.list()).map(({ id }) => id)).toEqual(["feedback", "mine"]);
  const { document } = await control.drafts.find("feedback-2");
  expect([...flowsNamedIn(document!, nodeTypes)]).toEqual(["feedback-3"]);
});

test("a calendar comes along with a flow that looks at it, and only for whoever may make one", async () => {
  const { control } = await openRig();
  // One that looks at none brings none.
  expect((await control.templates.use("reception", { id: "none", title: "None" }, true)).calendars).toEqual(
    [],
  );
  expect((await control.templates.use("branch", { id: "a", title: "A" }, false)).calendars).toEqual([]);
  expect((await control.templates.use("branch", { id: "b", title: "B" }, true)).calendars).toEqual([
    "branch",
  ]);
});

test("nothing is made where the id is taken or the template is none", async () => {
  const { control } = await openRig();
  await control.drafts.create(smallFlow("desk"));
  const before = await control.drafts.list();
  expect(await refusal(control.templates.use("branch", { id: "desk", title: "Desk" }, true))).toMatchObject({
    code: "flow_exists",
  });
  expect(await refusal(control.templates.use("nothing", { id: "new", title: "New" }, true))).toMatchObject({
    code: "template_unknown",
  });
  expect(await control.drafts.list()).toEqual(before);
  expect(await control.calendars.list()).toEqual([]);
});
