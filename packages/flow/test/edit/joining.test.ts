import { joinFlows } from "@dialtree/flow/joining";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FlowDocument, flowDocumentSchema } from "../../src/index.ts";
import { frontDesk, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";
import { after, randomWish } from "./random-edits.ts";
import { randomFlow } from "./random-flows.ts";

const join = (
  base: FlowDocument,
  mine: FlowDocument,
  theirs: FlowDocument,
  wins: "mine" | "theirs" = "mine",
) => joinFlows({ base, mine, theirs }, wins, nodeTypes);

const wishes = fc.array(randomWish, { maxLength: 6 });

test("where one side changed nothing, the other one is what comes of both", () => {
  fc.assert(
    fc.property(randomFlow, wishes, (base, done) => {
      const changed = after(base, done);
      expect(join(base, changed, base)).toEqual({ document: changed, clashes: 0 });
      expect(join(base, base, changed)).toEqual({ document: changed, clashes: 0 });
      expect(join(base, changed, changed)).toEqual({ document: changed, clashes: 0 });
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("whatever two people do, a flow comes of it, in which nothing leads to what is not there", () => {
  let joined = 0;
  let clashed = 0;
  fc.assert(
    fc.property(randomFlow, wishes, wishes, fc.constantFrom("mine", "theirs"), (base, one, other, wins) => {
      const result = join(base, after(base, one), after(base, other), wins);
      if (!result) return;
      joined++;
      if (result.clashes > 0) clashed++;
      expect(flowDocumentSchema.safeParse(result.document).success).toBe(true);
      const ids = result.document.nodes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const exits = result.document.edges.map(({ from, outlet }) => `${from} ${outlet}`);
      expect(new Set(exits).size).toBe(exits.length);
      for (const { from, to } of result.document.edges)
        expect(ids).toEqual(expect.arrayContaining([from, to]));
    }),
    { numRuns: 500, seed: 2 },
  );
  // Most of it can be joined, and some of it clashes: else nothing was tried.
  expect(joined).toBeGreaterThan(400);
  expect(clashed).toBeGreaterThan(20);
});

test("without a clash it does not matter whose change holds", () => {
  fc.assert(
    fc.property(randomFlow, wishes, wishes, (base, one, other) => {
      const [mine, theirs] = [after(base, one), after(base, other)];
      const result = join(base, mine, theirs);
      if (result?.clashes !== 0) return;
      expect(join(base, mine, theirs, "theirs")).toEqual(result);
    }),
    { numRuns: 300, seed: 3 },
  );
});

describe("two people at the front desk", () => {
  const changed = (change: (copy: Mutable) => void): FlowDocument => {
    const copy = structuredClone(frontDesk) as unknown as Mutable;
    change(copy);
    return copy as unknown as FlowDocument;
  };
  const node = ({ nodes }: Mutable, type: string) => {
    const found = nodes.find((one) => one.type === type);
    if (!found) throw new Error(`The front desk has no ${type}.`);
    return found;
  };

  test("each one's words stay, field by field and language by language", () => {
    const mine = changed((copy) => {
      node(copy, "prompt").title = "Hello";
    });
    const theirs = changed((copy) => {
      copy.title = "The desk";
      node(copy, "prompt").data = { ...node(copy, "prompt").data, extra: 1 };
    });
    const joined = join(frontDesk, mine, theirs);
    expect(joined?.clashes).toBe(0);
    expect(joined?.document.title).toBe("The desk");
    const prompt = joined?.document.nodes.find(({ type }) => type === "prompt");
    expect(prompt?.title).toBe("Hello");
    expect(prompt?.data.extra).toBe(1);
  });

  test("what one leads elsewhere and the other one takes away leads nowhere", () => {
    const mine = changed((copy) => {
      const edge = copy.edges.find(({ from, outlet }) => from === "main" && outlet === "support");
      if (edge) edge.to = "goodbye";
    });
    const theirs = changed((copy) => {
      const menu = node(copy, "menu");
      const choices = menu.data.choices as readonly { readonly id: string }[];
      menu.data.choices = choices.filter(({ id }) => id !== "support");
      copy.edges = copy.edges.filter(({ outlet }) => outlet !== "support");
    });
    for (const wins of ["mine", "theirs"] as const) {
      const joined = join(frontDesk, mine, theirs, wins);
      const exits = joined?.document.edges.filter(({ from }) => from === "main").map(({ outlet }) => outlet);
      expect(exits?.sort()).toEqual(["no-input", "sales"]);
    }
  });

  test("what both called otherwise is one clash, and holds as whoever wins has it", () => {
    const mine = changed((copy) => {
      copy.title = "Mine";
    });
    const theirs = changed((copy) => {
      copy.title = "Theirs";
    });
    expect(join(frontDesk, mine, theirs)).toMatchObject({ clashes: 1, document: { title: "Mine" } });
    expect(join(frontDesk, mine, theirs, "theirs")).toMatchObject({
      clashes: 1,
      document: { title: "Theirs" },
    });
  });

  test("new steps that happen to be called alike are two steps, each with its own connections", () => {
    const added = (words: string) =>
      changed((copy) => {
        copy.nodes.push({ id: "new", type: "prompt", version: 1, title: words, data: {} });
        copy.layout.new = { x: 0, y: 0 };
      });
    const joined = join(frontDesk, added("Mine"), added("Theirs"));
    expect(joined?.clashes).toBe(0);
    expect(
      joined?.document.nodes
        .filter(({ id }) => /^new/.test(id))
        .map(({ title }) => title)
        .sort(),
    ).toEqual(["Mine", "Theirs"]);
    expect(joined && text(joined.document)).toContain("new-2");
  });
});

interface Mutable {
  title: string;
  edges: { from: string; outlet: string; to: string }[];
  nodes: { id: string; type: string; version: number; title?: string; data: Record<string, unknown> }[];
  layout: Record<string, { x: number; y: number }>;
}

describe("notes and frames", () => {
  const note = { text: "Ask Ann.", colour: "yellow", x: 0, y: 0, width: 200, height: 100 } as const;
  const base = { ...frontDesk, notes: { note } };
  const ben = { ...note, text: "Ask Ben." };

  test("that two people put on one picture both stay, also when they are called alike", () => {
    const result = join(
      base,
      { ...base, notes: { note, "note-2": ben } },
      { ...base, notes: { note, "note-2": note } },
    );
    expect(result).toEqual({
      document: { ...base, notes: { note, "note-2": note, "note-3": ben } },
      clashes: 0,
    });
  });

  test("are one thing each: who wins has its own words, and a deleted one leaves nothing", () => {
    const both = join(
      base,
      { ...base, notes: { note: ben } },
      { ...base, notes: { note: { ...note, x: 9 } } },
    );
    expect([both?.document.notes, both?.clashes]).toEqual([{ note: ben }, 1]);
    const none = join(base, frontDesk, { ...base, notes: { note: ben } });
    expect([none?.document, none?.clashes]).toEqual([frontDesk, 1]);
  });
});
