// @vitest-environment happy-dom
// Where somebody is in the outline: in step with what is chosen elsewhere, and near by when its line goes.

import type { FlowDocument, NodeId } from "@dialtree/flow";
import { isRefusal, removeNodes } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { act, cleanup, render, screen } from "@testing-library/react";
import { useMemo, useRef } from "react";
import { afterEach, expect, test } from "vitest";
import { pictureOf } from "../src/canvas/projection.ts";
import { forestOf, jumpsIn } from "../src/outline/forest.ts";
import { type Place, usePlace } from "../src/outline/use-place.ts";
import { reception } from "./flows.tsx";

afterEach(cleanup);

function Tree(props: {
  readonly flow: FlowDocument;
  readonly chosen: NodeId | undefined;
  readonly heard: { place?: Place };
}) {
  const { flow, chosen, heard } = props;
  const tree = useRef<HTMLDivElement>(null);
  const picture = useMemo(() => pictureOf(flow, []), [flow]);
  const forest = useMemo(() => forestOf(picture, jumpsIn(flow)), [picture, flow]);
  const place = usePlace(tree, picture, forest, chosen);
  heard.place = place;
  return (
    <>
      <input aria-label="Name" />
      <div ref={tree} role="tree">
        {place.rows.map(({ id }, index) => (
          <div
            key={id}
            role="treeitem"
            aria-selected={false}
            tabIndex={index === place.here ? 0 : -1}
            id={id}
          />
        ))}
      </div>
    </>
  );
}

function open() {
  const heard: { place?: Place } = {};
  let [flow, chosen]: [FlowDocument, NodeId | undefined] = [reception, undefined];
  const drawn = () => <Tree flow={flow} chosen={chosen} heard={heard} />;
  const { rerender } = render(drawn());
  const place = () => heard.place as Place;
  return {
    place,
    at: () => place().rows[place().here]?.id,
    row: (id: string) => place().rows.find((row) => row.id === id) as Place["rows"][number],
    focused: () => document.activeElement?.id,
    choose(step: NodeId | undefined) {
      chosen = step;
      rerender(drawn());
    },
    without(...steps: readonly NodeId[]) {
      const edit = removeNodes(flow, steps, {}, nodeTypes);
      if (isRefusal(edit)) throw new Error(edit.refused);
      flow = edit.doc;
      rerender(drawn());
    },
  };
}

test("what is chosen elsewhere comes into sight, and takes the focus from nobody", () => {
  const { place, at, row, focused, choose } = open();
  expect(at()).toBe("incoming");
  act(() => place().flip([row("main")]));
  expect(place().rows.map(({ id }) => id)).not.toContain("sales");
  choose("sales");
  expect(at()).toBe("sales");
  expect(focused()).toBe("");
  // A note stands on the canvas alone.
  choose("note:ann");
  expect(at()).toBe("sales");
  // Nor does it come back to what was chosen before somebody went on.
  act(() => place().walkTo(row("welcome")));
  expect([at(), focused()]).toEqual(["welcome", "welcome"]);
});

test("whoever is at an exit of the step that is chosen stays there", () => {
  const { place, at, row, choose } = open();
  for (const line of ["main.sales", "main!"]) {
    act(() => place().walkTo(row(line)));
    choose("main");
    expect(at()).toBe(line);
    choose(undefined);
  }
});

test("the focus goes with whoever goes on, and not with what is only shown", () => {
  const { place, at, focused } = open();
  act(() => place().goTo({ step: "main", outlet: "support" }));
  expect([at(), focused()]).toEqual(["main.support", "main.support"]);
  act(() => place().show({ step: "welcome" }));
  expect([at(), focused()]).toEqual(["welcome", "main.support"]);
});

test("when its line goes, whoever was there is at the last one above that is left", () => {
  const { place, at, row, focused, without } = open();
  act(() => place().walkTo(row("message")));
  const above = place().rows.slice(0, place().here);
  without("message");
  const there = new Set(place().rows.map(({ id }) => id));
  const nearest = above.findLast(({ id }) => there.has(id))?.id;
  expect(nearest).not.toBe("incoming");
  expect([at(), focused()]).toEqual([nearest, nearest]);
});

test("when its line goes, whoever types elsewhere goes on typing", () => {
  const { place, at, row, without } = open();
  act(() => place().walkTo(row("message")));
  screen.getByRole("textbox").focus();
  without("message");
  expect(at()).not.toBe("message");
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
});

test("whoever goes to a line that goes in that very moment arrives near by", () => {
  const { place, at, row, focused, without } = open();
  screen.getByRole("textbox").focus();
  act(() => {
    place().walkTo(row("message"));
    without("message");
  });
  expect(at()).not.toBe("message");
  expect(focused()).toBe(at());
});
