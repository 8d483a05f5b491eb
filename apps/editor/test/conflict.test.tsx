// @vitest-environment happy-dom
// Two people have changed one flow: whatever somebody chooses, they get just that, and nothing of either is lost before.

import type { FlowDocument } from "@dialtree/flow";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ConflictDialog } from "../src/conflict/conflict-dialog.tsx";
import { fakeServer } from "./fake-server.ts";
import { reception } from "./flows.tsx";

const { answers, asked } = fakeServer();

const titled = (title: string, start = reception): FlowDocument => ({ ...start, title });
const called = (id: string, title: string, flow = reception): FlowDocument => ({
  ...flow,
  nodes: flow.nodes.map((node) => (node.id === id ? { ...node, title } : node)),
});
const titleOf = ({ nodes }: FlowDocument, id: string) => nodes.find((node) => node.id === id)?.title;

function open(mine: FlowDocument, theirs: FlowDocument) {
  const chosen = { onJoined: vi.fn(), onKeepMine: vi.fn(), onTakeTheirs: vi.fn() };
  render(
    <FluentProvider theme={webLightTheme}>
      <ConflictDialog
        base={reception}
        mine={mine}
        theirs={{ revision: 2, document: theirs, by: "Ann", at: "2026-11-22T09:00:00.000Z" }}
        {...chosen}
      />
    </FluentProvider>,
  );
  return chosen;
}
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const counts = (chosen: ReturnType<typeof open>) =>
  Object.values(chosen).map((choice) => choice.mock.calls.length);

const mine = called("welcome", "Mine alone", called("main", "Mine"));
const theirs = called("sales", "Theirs alone", called("main", "Theirs"));

test.each([
  ["Keep both", [1, 0, 0]],
  ["Use mine alone", [0, 1, 0]],
  ["Use theirs, drop mine", [0, 0, 1]],
])("%s does that and nothing else", (name, expected) => {
  const chosen = open(mine, theirs);
  press(name);
  expect(counts(chosen)).toEqual(expected);
  expect(asked).toEqual([]);
});

test.each([
  ["Mine", "Mine"],
  ["Theirs", "Theirs"],
])(
  "joined with %s where both changed the same, it has what only one of them changed as well",
  (who, title) => {
    const { onJoined } = open(mine, theirs);
    expect(screen.getByRole("radio", { name: "Mine" })).toHaveProperty("checked", true);
    fireEvent.click(screen.getByRole("radio", { name: who }));
    press("Keep both");
    const [document] = onJoined.mock.calls[0] as [FlowDocument];
    expect(["main", "welcome", "sales"].map((id) => titleOf(document, id))).toEqual([
      title,
      "Mine alone",
      "Theirs alone",
    ]);
  },
);

test("where nothing was changed by both, nobody is asked whose it shall be", () => {
  open(called("welcome", "Mine alone"), called("sales", "Theirs alone"));
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByRole("region", { name: "What you changed" }).textContent).toContain("Mine alone");
  const saved = screen.getByRole("region", { name: /^What was saved meanwhile, by Ann, / });
  expect(saved.textContent).toContain("Theirs alone");
  expect(saved.textContent).not.toContain("Mine alone");
});

test("a copy has what is mine, under an id and a title that no other flow has, and then theirs is shown", async () => {
  answers["GET /api/flows"] = { flows: [{ id: "reception" }, { id: "reception-copy" }], next: null };
  answers["GET /api/removed-flows"] = { flows: [{ id: "reception-copy-2" }], next: null };
  answers["POST /api/flows"] = { id: "reception-copy-3", title: "", revision: 1, updatedAt: "" };
  const chosen = open(titled("Front desk", mine), theirs);
  press("Keep mine as a copy");
  await waitFor(() => expect(chosen.onTakeTheirs).toHaveBeenCalledOnce());
  expect(counts(chosen)).toEqual([0, 0, 1]);
  const { body } = asked.find(({ order }) => order === "POST /api/flows") ?? {};
  expect(body).toMatchObject({ id: "reception-copy-3", title: "Front desk (copy)" });
  expect(titleOf(body as FlowDocument, "main")).toBe("Mine");
});

test("a copy that could not be made is told, and nothing is dropped for it", async () => {
  answers["GET /api/flows"] = { flows: [], next: null };
  answers["GET /api/removed-flows"] = { flows: [], next: null };
  answers["POST /api/flows"] = { code: "flow_exists", detail: "There is one already.", remedy: "Wait." };
  const chosen = open(mine, theirs);
  press("Keep mine as a copy");
  await screen.findByText("There is one already.");
  expect(counts(chosen)).toEqual([0, 0, 0]);
  press("Use mine alone");
  expect(counts(chosen)).toEqual([0, 1, 0]);
});
