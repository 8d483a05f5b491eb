import { addNode, disconnect, isRefusal } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { heightOf, nodeWidth } from "../src/canvas/placing.ts";
import { pictureOf } from "../src/canvas/projection.ts";
import { stepAnywhere, stepBehind } from "../src/pages/flow/adding.ts";
import { reception } from "./flows.tsx";

const middle = () => ({ x: 9_000, y: 9_000 });
const picture = pictureOf(reception, []);
const open = (() => {
  const done = disconnect(reception, { from: "main", outlet: "support" }, nodeTypes);
  if (isRefusal(done)) throw new Error(done.refused);
  return done.doc;
})();

describe("a step that is asked for without a place", () => {
  test("stands behind the way that leads nowhere, whoever is busy elsewhere or not", () => {
    const around = { picture: pictureOf(open, []), middle };
    for (const busyWith of [undefined, "main"]) {
      expect(stepAnywhere("prompt", { ...around, busyWith })).toMatchObject({
        type: "prompt",
        from: { from: "main", outlet: "support" },
      });
    }
    expect(stepAnywhere("prompt", { ...around, busyWith: "sales" })).not.toHaveProperty("from");
  });

  test("is led to by nothing when calls come in there, or when every way leads somewhere", () => {
    const around = { picture: pictureOf(open, []), busyWith: undefined, middle };
    expect(stepAnywhere("incoming", around)).not.toHaveProperty("from");
    const nowhere = stepAnywhere("prompt", { picture, busyWith: undefined, middle });
    expect(nowhere).toEqual({ type: "prompt", position: middle() });
  });

  test("covers no other", () => {
    for (const busyWith of reception.nodes.map(({ id }) => id)) {
      const { position } = stepAnywhere("menu", { picture, busyWith, middle });
      for (const shown of picture.nodes) {
        const isBeside = Math.abs(shown.at.x - position.x) >= nodeWidth;
        const isAboveOrBelow = position.y >= shown.at.y + heightOf(shown) || shown.at.y >= position.y + 100;
        expect([busyWith, shown.id, isBeside || isAboveOrBelow]).toEqual([busyWith, shown.id, true]);
      }
    }
  });
});

describe("a step behind an exit", () => {
  test("goes between when there is something to lead on to, and it can", () => {
    const exit = { from: "welcome", outlet: "next" };
    expect(stepBehind("prompt", exit, { flow: reception, picture })).toMatchObject({ onEdge: true });
    expect(stepBehind("hang-up", exit, { flow: reception, picture })).toMatchObject({ onEdge: false });
    const free = { from: "main", outlet: "support" };
    const { step, onEdge } = stepBehind("prompt", free, { flow: open, picture, place: { x: 1, y: 2 } });
    expect({ onEdge, position: step.position }).toEqual({ onEdge: false, position: { x: 1, y: 2 } });
    const added = addNode(open, step, nodeTypes);
    expect("doc" in added && added.doc.edges).toContainEqual(expect.objectContaining(free));
  });
});
