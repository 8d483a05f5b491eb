import fc from "fast-check";
import { expect, test } from "vitest";
import type { Control } from "../../src/control/control.ts";
import { inEnglish, smallFlow } from "./flows.ts";
import { openRig } from "./rig.ts";

/** What control should come to, in as few words as possible: each flow's text, links and history. */
interface ModelFlow {
  revision: number;
  text: string;
  /** What each version says: its own words, and those that it pinned of the other flow. */
  readonly versions: string[];
  current: number | undefined;
}
type Model = Record<Name, ModelFlow>;
type Name = "desk" | "sales";
const names = ["desk", "sales"] as const;

// The desk goes on with sales; sales goes on with nobody.
const documentOf = (name: Name, text: string) =>
  smallFlow(name, { say: inEnglish(text), ...(name === "desk" ? { goesOnWith: "sales" } : {}) });

type Step =
  | { readonly do: "save"; readonly flow: Name; readonly text: string; readonly late: boolean }
  | { readonly do: "publish"; readonly flow: Name }
  | { readonly do: "rollBack"; readonly flow: Name; readonly to: number }
  | { readonly do: "restart" };

const name = fc.constantFrom(...names);
// Few texts, so that old ones come again.
const text = fc.constantFrom("One.", "Two.", "Three.");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({ do: fc.constant("save"), flow: name, text, late: fc.boolean() } as const),
    weight: 6,
  },
  { arbitrary: fc.record({ do: fc.constant("publish"), flow: name } as const), weight: 5 },
  { arbitrary: fc.record({ do: fc.constant("rollBack"), flow: name, to: fc.nat(5) } as const), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant("restart") } as const), weight: 1 },
);

function publishInModel(model: Model, flow: Name): void {
  const { sales } = model;
  const own = model[flow];
  if (flow === "desk" && sales.current === undefined) publishInModel(model, "sales");
  const says = flow === "sales" ? own.text : `${own.text} ${sales.versions[sales.current ?? -1]}`;
  if (!own.versions.includes(says)) own.versions.push(says);
  own.current = own.versions.indexOf(says);
}

async function saysNow(control: Control, flow: Name): Promise<string | undefined> {
  const version = control.published.serving(flow);
  if (!version) return undefined;
  const said = [flow, ...names.filter((other) => other !== flow)].flatMap((of) => {
    const document = version.flows.get(of)?.document;
    const node = document?.nodes.find(({ id }) => id === "welcome");
    return node ? [(node.data.prompt as { "en-US": { text: string } })["en-US"].text] : [];
  });
  return said.join(" ");
}

test("whatever is saved, published and rolled back in whatever order, each flow says what it should", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let rig = await openRig();
      const fresh = (): ModelFlow => ({ revision: 1, text: "One.", versions: [], current: undefined });
      const model: Model = { desk: fresh(), sales: fresh() };
      for (const flow of names) await rig.control.drafts.create(documentOf(flow, "One."));
      for (const step of steps) {
        if (step.do === "restart") rig = await rig.again();
        else await take(rig.control, model, step);
        for (const flow of names) await compare(rig.control, model[flow], flow);
      }
      await rig.control.close();
    }),
    { numRuns: 30 },
  );
});

async function take(control: Control, model: Model, step: Exclude<Step, { do: "restart" }>): Promise<void> {
  const own = model[step.flow];
  if (step.do === "save") {
    const basedOn = own.revision - (step.late ? 1 : 0);
    const saved = await control.drafts.save(documentOf(step.flow, step.text), basedOn).catch(() => undefined);
    const same = step.text === own.text;
    expect(saved !== undefined).toBe(same || !step.late);
    if (same || step.late) return;
    own.revision += 1;
    own.text = step.text;
  } else if (step.do === "publish") {
    const known = own.versions.length;
    const { isNew } = await control.publish(step.flow, "");
    publishInModel(model, step.flow);
    expect(isNew).toBe(own.versions.length > known);
  } else if (own.versions.length > 0) {
    const to = step.to % own.versions.length;
    const ids = (await control.versions.list(step.flow)).map(({ id }) => id).reverse();
    await control.rollBack(step.flow, ids[to]!);
    own.current = to;
  }
}

async function compare(control: Control, model: ModelFlow, flow: Name): Promise<void> {
  const draft = await control.drafts.find(flow);
  expect([draft.revision, draft.document]).toEqual([model.revision, documentOf(flow, model.text)]);
  const versions = await control.versions.list(flow);
  expect(versions.map(({ number }) => number)).toEqual(model.versions.map((_, index) => index + 1).reverse());
  const current = versions.find((version) => version.current)?.number;
  expect(current).toBe(model.current === undefined ? undefined : model.current + 1);
  expect(await saysNow(control, flow)).toBe(
    model.current === undefined ? undefined : model.versions[model.current],
  );
}
