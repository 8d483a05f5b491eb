import type { FlowDocument, Problem } from "@dialtree/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Behind,
  behind,
  foldedInto,
  foldedPicture,
  unfoldedFor,
  type Ways,
  waysOf,
} from "../src/canvas/folding.ts";
import { foldHandle, pictureOf } from "../src/canvas/projection.ts";
import { reception } from "./flows.tsx";

/** Ways of a flow as `from>to`; calls come in at `a`. */
function ways(text: string, entries: readonly string[] = ["a"]): Ways {
  const pairs = text.split(" ").map((pair) => pair.split(">") as [string, string?]);
  const ids = [...new Set(pairs.flatMap(([from, to]) => (to === undefined ? [from] : [from, to])))];
  const next = new Map(ids.map((id): [string, string[]] => [id, []]));
  for (const [from, to] of pairs) if (to !== undefined) next.get(from)?.push(to);
  return { ids, next, entries };
}

/** What can be folded into a step. */
function branch(text: string, id: string, entries?: readonly string[]): string {
  const into = foldedInto(behind(ways(text, entries)), new Set([id]));
  return [...into.keys()].sort().join("");
}

describe("what stands behind a step alone", () => {
  test("is everything after it, when only it leads there", () => {
    expect(branch("a>b b>c c>d b>e", "b")).toBe("cde");
    expect(branch("a>b b>c c>d b>e", "c")).toBe("d");
    expect(branch("a>b b>c c>d b>e", "d")).toBe("");
  });

  test("is not what another way leads to as well, nor what comes after that", () => {
    expect(branch("a>b a>c b>d c>d d>e b>f", "b")).toBe("f");
    expect(branch("a>b a>c b>d c>d d>e b>f", "a")).toBe("bcdef");
  });

  test("takes loops along that stay inside, and survives those that lead back", () => {
    expect(branch("a>b b>c c>d d>c d>b", "b")).toBe("cd");
    expect(branch("a>b b>c c>a", "b")).toBe("c");
    expect(branch("a>b b>b", "b")).toBe("");
    expect(branch("a>b b>a", "a")).toBe("b");
  });

  test("is not where calls come in, even when a way leads there", () => {
    expect(branch("a>b b>o o>p", "b", ["a", "o"])).toBe("");
    expect(branch("a>b b>o o>p", "o", ["a", "o"])).toBe("p");
  });

  test("of steps that no call comes to, too; of a ring of them, the first one holds the others", () => {
    expect(branch("a x>y y>z", "x")).toBe("yz");
    expect(branch("a x>y y>x", "x")).toBe("y");
    expect(branch("a x>y y>x", "y")).toBe("");
    expect(branch("a>b x>b", "a")).toBe("");
  });

  test("of any flow, is what nobody comes to once the step is taken away", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"];
    const edge = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 16 }), (edges) => {
        // Whatever is not reached has no way in: rings are told of above.
        const next = new Map(
          ids.map((id) => [id, edges.filter(([from]) => from === id).map(([, to]) => to)]),
        );
        const known = [...reach(["a"], next)];
        const some = {
          ids: known,
          next: new Map(known.map((id) => [id, next.get(id) ?? []])),
          entries: ["a"],
        };
        const stands = behind(some);
        for (const id of known) {
          const left = reach(id === "a" ? [] : ["a"], next, id);
          const lost = known.filter((one) => one !== id && !left.has(one));
          expect([...foldedInto(stands, new Set([id])).keys()].sort()).toEqual(lost.sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  test("is found in a flow of thousands of steps, one behind the other, at once", () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `n${index}>n${index + 1}`).join(" ");
    const stands = behind(ways(long, ["n0"]));
    expect(foldedInto(stands, new Set(["n1"])).size).toBe(4_999);
  });
});

describe("folds in folds", () => {
  const stands: Behind = behind(ways("a>b b>c c>d d>e"));

  test("are folded into the outermost, and come back with it", () => {
    expect([...foldedInto(stands, new Set(["c", "b"]))]).toEqual([
      ["c", "b"],
      ["d", "b"],
      ["e", "b"],
    ]);
    expect([...foldedInto(stands, new Set(["c"])).keys()]).toEqual(["d", "e"]);
  });

  test("are unfolded as far as something has to be seen", () => {
    const folded = new Set(["a", "c", "d"]);
    expect([...unfoldedFor(["c"], stands, folded)]).toEqual(["c", "d"]);
    expect([...unfoldedFor(["e"], stands, folded)]).toEqual([]);
    expect(unfoldedFor(["a"], stands, folded)).toBe(folded);
  });
});

describe("the picture of the reception", () => {
  const problem: Problem = { code: "x", severity: "error", at: "", node: "goodbye", values: {} };
  const picture = pictureOf(reception, [problem]);
  const stands = behind(waysOf(reception));

  test("says what can be folded where, with what is wrong inside", () => {
    const { folds, nodes, edges } = foldedPicture(picture, stands, new Set());
    expect(folds.get("main")).toEqual({ isFolded: false, steps: 6, errors: 1, warnings: 0 });
    // Four ways lead to the message.
    expect(folds.has("sales")).toBe(false);
    expect([nodes, edges]).toEqual([picture.nodes, picture.edges]);
  });

  test("leaves out what is folded, and has its lines begin at the step", () => {
    const shown = foldedPicture(picture, stands, new Set(["message"]));
    expect(shown.nodes.map(({ id }) => id)).not.toContain("goodbye");
    expect(shown.edges.some(({ to }) => to === "goodbye")).toBe(false);
    const all = foldedPicture(picture, stands, new Set(["welcome"]));
    expect(all.nodes.map(({ id }) => id)).toEqual(["incoming", "welcome"]);
    expect(all.edges.map(({ id }) => id)).toEqual(["incoming.answered"]);
    expect(all.folds.get("welcome")).toMatchObject({ isFolded: true, steps: 7 });
  });

  test("draws one line from the step to what several lead to from inside, and names it", () => {
    const outside: FlowDocument = {
      ...reception,
      // Sales and support both lead to somebody whom the welcome leads to, too.
      edges: [
        ...reception.edges.filter(
          ({ from }) => from !== "sales" && from !== "support" && from !== "operator",
        ),
        { from: "sales", outlet: "failed", to: "message" },
        { from: "support", outlet: "failed", to: "message" },
        { from: "incoming", outlet: "failed", to: "message" },
      ],
    };
    const shown = foldedPicture(pictureOf(outside, []), behind(waysOf(outside)), new Set(["main"]));
    const lines = shown.edges.filter(({ from }) => from === "main");
    expect(lines).toEqual([
      {
        id: `main.${foldHandle}>message`,
        from: "main",
        outlet: foldHandle,
        to: "message",
        name: expect.stringContaining("folded away"),
        isFolded: true,
      },
    ]);
  });

  test("counts what fields and the way out of every question lead to as ways", () => {
    const goTo = { id: "jump", type: "go-to", version: 1, data: { place: { node: "hours" } } };
    const jumping: FlowDocument = { ...reception, nodes: [...reception.nodes, goTo] };
    expect(waysOf(jumping).next.get("jump")).toEqual(["hours"]);
    expect(behind(waysOf(jumping)).has("hours")).toBe(false);
    const wayOut: FlowDocument = {
      ...reception,
      everywhere: { operator: { key: "0", to: { node: "operator" } }, except: [] },
    };
    expect(behind(waysOf(wayOut)).has("operator")).toBe(false);
  });
});

function reach(from: readonly string[], next: Ways["next"], without?: string): ReadonlySet<string> {
  const reached = new Set(from);
  for (const id of reached) {
    for (const to of next.get(id) ?? []) if (to !== without) reached.add(to);
  }
  return reached;
}
