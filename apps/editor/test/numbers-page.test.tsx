import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Estate, EstateLink, EstateThing } from "../src/api/estate.ts";
import { graphOf } from "../src/pages/numbers/graph.ts";
import { boxSize, pictureOf } from "../src/pages/numbers/layout.ts";
import NumbersPage from "../src/pages/numbers/numbers-page.tsx";
import { rowsOf } from "../src/pages/numbers/tree.ts";
import { fakeServer } from "./fake-server.ts";

const { answers, asked } = fakeServer();

const thing = (key: string, more: Partial<EstateThing> = {}): EstateThing => {
  const [kind, id = ""] = key.split(":");
  const usual = { exists: true, callsOut: false, published: true, draft: true };
  return { key, kind: kind as EstateThing["kind"], id, title: id, ...usual, ...more };
};
const link = (from: string, to: string, more: Partial<EstateLink> = {}): EstateLink => {
  const usual = { how: "goes-on", at: "", reached: true, published: true, draft: true } as const;
  return { from, to, ...usual, ...more };
};

const estate: Estate = {
  lines: [
    {
      called: "+15550100",
      flow: "reception",
      title: "Reception",
      environment: "test",
      version: { number: 3, publishedAt: "2026-01-05T09:00:00.000Z", liveSince: null },
      fallback: "Operator",
      lastCallAt: null,
    },
  ],
  unanswered: [{ called: "+15550199", calls: 2, lastAt: "2026-01-05T10:00:00.000Z" }],
  countedSince: "2026-01-05T08:00:00.000Z",
  things: [
    thing("number:+15550100"),
    thing("flow:reception", { title: "Reception" }),
    thing("flow:billing", { title: "Billing" }),
    thing("flow:old", { title: "Old menu" }),
    thing("queue:q1", { title: "Sales" }),
    thing("calendar:office", { title: "Office" }),
  ],
  links: [
    link("number:+15550100", "flow:reception", { how: "answers" }),
    link("flow:reception", "flow:billing", { how: "comes-back", node: "b", step: "To billing" }),
    link("flow:billing", "flow:reception", { node: "r", step: "Back", published: false }),
    link("flow:billing", "queue:q1", { how: "sends", node: "s", step: "To sales" }),
  ],
  findings: [
    {
      code: "way_open",
      severity: "error",
      deadEnd: true,
      thing: "flow:billing",
      place: { flow: "billing", at: "/nodes/1", node: "main", outlet: "two" },
      says: "“Press 2” at Main of Billing leads nowhere.",
      remedy: "Connect it.",
      published: false,
      draft: true,
    },
  ],
};

beforeEach(() => {
  history.replaceState(null, "", "/numbers");
  answers["GET /api/estate"] = estate;
  answers["GET /api/estate/uses"] = {
    thing: estate.things[4],
    uses: [{ ...estate.links[3], title: "Billing" }],
    entries: ["+15550100"],
    affected: [
      {
        says: "Callers of +15550100 who take “Press 1” at Main",
        way: ["+15550100", "Reception", "Billing", "Sales"],
        published: true,
        draft: true,
      },
    ],
    isCut: false,
    lost: [],
  };
});

async function open() {
  render(
    <FluentProvider theme={webLightTheme}>
      <NumbersPage />
    </FluentProvider>,
  );
  return within(await screen.findByRole("tree"));
}

const graph = graphOf(estate);
const words = (flipped: readonly string[], wanted?: string) =>
  rowsOf(graph, new Set(flipped), wanted).map(({ id, level, isOpen }) => {
    const sign = isOpen === undefined ? " " : isOpen ? "-" : "+";
    return `${"  ".repeat(level - 1)}${sign} ${id.split("/").at(-1)}`;
  });
const main = "numbers/number:+15550100";

test.each([
  [
    "at first",
    [],
    undefined,
    ["- numbers", "  + number:+15550100", "- unreached", "    flow:old", "- unused", "    calendar:office"],
  ],
  [
    "opened down to a circle and a dead end",
    [main, `${main}/flow:reception`, `${main}/flow:reception/flow:billing`, "unreached", "unused"],
    undefined,
    [
      "- numbers",
      "  - number:+15550100",
      "    - flow:reception",
      "      - flow:billing",
      "          flow:reception",
      "          queue:q1",
      "          end-0",
      "+ unreached",
      "+ unused",
    ],
  ],
  [
    "with the ways to what is looked for",
    [],
    "sales",
    [
      "- numbers",
      "  - number:+15550100",
      "    - flow:reception",
      "      - flow:billing",
      "          flow:reception",
      "          queue:q1",
    ],
  ],
  ["with nothing found", [], "nobody", []],
] as const)("the outline %s", (_, flipped, wanted, lines) => {
  expect(words(flipped, wanted)).toEqual(lines);
});

test("the map has numbers, flows and the rest in columns, and nothing over something else", () => {
  const { boxes, lines, width, height } = pictureOf(graph);
  const columns = [...new Set(boxes.map(({ x }) => x))].sort((a, b) => a - b);
  const columnOf = Object.fromEntries(boxes.map(({ key, x }) => [key, columns.indexOf(x)]));
  expect(columnOf).toEqual({
    "number:+15550100": 0,
    "flow:reception": 1,
    "flow:old": 1,
    "flow:billing": 2,
    "queue:q1": 3,
    "calendar:office": 3,
  });
  const places = boxes.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(boxes.length);
  for (const { x, y } of boxes) {
    expect(x + boxSize.width).toBeLessThanOrEqual(width);
    expect(y + boxSize.height).toBeLessThanOrEqual(height);
  }
  expect(lines.map(({ bundle }) => `${bundle.from} ${bundle.to}`)).toHaveLength(4);
  expect(pictureOf(graph, new Set(["flow:billing", "queue:q1"])).boxes.map(({ key }) => key)).toEqual([
    "flow:billing",
    "queue:q1",
  ]);
});

test("of thousands of things the first four hundred are drawn, and it is said how many are left", () => {
  const things = Array.from({ length: 1_000 }, (_, n) => thing(`flow:f${n}`));
  const { boxes, left } = pictureOf(graphOf({ things, links: [], findings: [] }));
  expect([boxes.length, left]).toEqual([400, 600]);
});

test("the outline is walked by keys, and Enter tells what breaks", async () => {
  const tree = await open();
  const here = () => document.activeElement?.textContent ?? "";
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
  tree.getAllByRole("treeitem")[0]?.focus();
  press("ArrowDown");
  expect(here()).toContain("+15550100");
  for (const key of [...Array(5).fill("ArrowRight"), "ArrowDown", "ArrowDown"]) press(key);
  expect(here()).toContain("Sales callers are sent there: To sales");
  press("ArrowDown");
  expect(here()).toContain("“Press 2” at Main of Billing leads nowhere. (as a draft)");
  press("ArrowUp");
  press("Enter");
  expect(await screen.findByText("Callers of +15550100 who take “Press 1” at Main")).toBeDefined();
  press("ArrowLeft");
  expect(here()).toContain("Billing");
  press("ArrowLeft");
  expect(tree.queryByText("Sales")).toBeNull();
  press("Home");
  expect(here()).toContain("Numbers (1)");
});

test("another page asks what breaks, and the answer has the focus", async () => {
  history.replaceState(null, "", "/numbers?thing=queue%3Aq1");
  await open();
  const panel = await screen.findByRole("region", { name: "What breaks if it goes" });
  expect(document.activeElement).toBe(panel);
  expect(await within(panel).findByText("+15550100 › Reception › Billing › Sales")).toBeDefined();
  const use = within(panel).getByRole("link", { name: "Billing" });
  expect(use.getAttribute("href")).toBe("/flows/billing#s");
});

test("a number is moved with a warning, taken away and given back", async () => {
  answers["PUT /api/numbers/%2B15550100"] = { called: "+15550100", flow: "billing" };
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Let +15550100 lead elsewhere" }));
  const flow = screen.getByRole("combobox", { name: "Flow" });
  expect(document.activeElement).toBe(flow);
  fireEvent.change(flow, { target: { value: "billing" } });
  expect(screen.getByText(/\+15550100 leads to Reception now/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Move it there" }));
  await waitFor(() => expect(asked.map(({ order }) => order)).toContain("PUT /api/numbers/%2B15550100"));
  await waitFor(() => expect(asked.filter(({ order }) => order === "GET /api/estate")).toHaveLength(2));
  fireEvent.click(await screen.findByRole("button", { name: "Take +15550100 away" }));
  fireEvent.click(await screen.findByRole("button", { name: "Give it back" }));
  await waitFor(() =>
    expect(
      asked.filter(({ order }) => order === "PUT /api/numbers/%2B15550100").map(({ body }) => body),
    ).toEqual([{ flow: "billing" }, { flow: "reception", environment: "test" }]),
  );
});

test.each([
  ["several environments are told apart", [{ id: "test", title: "For testers" }], "For testers"],
  ["one environment is not worth a word", [], undefined],
] as const)("of numbers %s", async (_, environments, words) => {
  answers["GET /api/environments"] = {
    book: { environments, names: [], things: [] },
    environments: [{ id: "live", title: "Live" }, ...environments],
    revision: 1,
    updatedAt: null,
    outdated: [],
  };
  await open();
  await waitFor(() => expect(asked.map(({ order }) => order)).toContain("GET /api/environments"));
  if (words !== undefined) expect(await screen.findByRole("cell", { name: words })).toBeDefined();
  expect(screen.queryByRole("columnheader", { name: "Environment" }) !== null).toBe(words !== undefined);
});

test("what was dialled and leads nowhere can be given a flow", async () => {
  await open();
  expect(screen.getByText(/\+15550199: 2 calls, the last one/)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Give +15550199 a flow" }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Number" }).value).toBe("+15550199");
});

test("the directory is asked who is still there, and what it says is shown", async () => {
  answers["POST /api/estate/directory-lookups"] = { looked: 20, left: 4, gone: 1 };
  await open();
  const look = screen.getByRole("button", { name: "Look whether everybody is still there" });
  fireEvent.click(look);
  expect(
    await screen.findByText("4 are left to look up: go on in a moment. So far 1 is no longer there."),
  ).toBeDefined();
  answers["POST /api/estate/directory-lookups"] = { looked: 4, left: 0, gone: 0 };
  fireEvent.click(look);
  expect(await screen.findByText("All of them were looked up: 0 are no longer there.")).toBeDefined();
});
