import { defineNode, migrate, nodeTypesOf, readText, whole } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { small } from "./small-flow.ts";

const pause = defineNode({
  type: "pause",
  version: 3,
  title: "Pause",
  summary: "Waits.",
  group: "steer",
  fields: { seconds: whole({ label: "Seconds", min: 0, max: 60, initial: 1 }) },
  worksWhile: ["answered"],
  outlets: () => [],
  program: () => ({ initial: "waiting", states: { waiting: {} } }),
  past: [
    {
      to: 2,
      why: "milliseconds were a nuisance",
      up: ({ ms, ...rest }) => ({ ...rest, wait: Number(ms) / 1000 }),
    },
    {
      to: 3,
      why: "wait says less than seconds",
      up: ({ wait, ...rest }) => ({ ...rest, seconds: wait ?? 0 }),
    },
  ],
});
const types = nodeTypesOf([...nodeTypes.values(), pause]);

function readPause(version: number, data: object) {
  const flow = { ...small, nodes: [...small.nodes, { id: "rest", type: "pause", version, data }] };
  const { document, problems, migrated } = readText(JSON.stringify(flow), types);
  return { node: document?.nodes.at(-1), problems, migrated };
}

test("an old node is brought up to date step by step, and the reader says so", () => {
  const { node, problems, migrated } = readPause(1, { ms: 4000 });
  expect(node).toEqual({ id: "rest", type: "pause", version: 3, data: { seconds: 4 } });
  expect({ problems, migrated }).toEqual({ problems: [], migrated: true });
});

test("a node of today is left alone", () => {
  expect(readPause(3, { seconds: 4 })).toMatchObject({ node: { data: { seconds: 4 } }, migrated: false });
});

test("a node of tomorrow is kept as it is, with a problem", () => {
  const { node, problems } = readPause(4, { anything: true });
  expect(node).toMatchObject({ version: 4, data: { anything: true } });
  expect(problems.map(({ code, node: id }) => [code, id])).toEqual([["node_version_too_new", "rest"]]);
});

test("a step that is missing is an error, not a guess", () => {
  expect(() => migrate({}, 1, 3, [{ to: 2, why: "", up: (data) => data }])).toThrow("version 3");
});
