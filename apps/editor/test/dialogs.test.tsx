import type { FlowDocument, Problem } from "@dialtree/flow";
import { type Exit, setKey } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { ConnectDialog } from "../src/connect/connect-dialog.tsx";
import { targetsFor } from "../src/connect/targets.ts";
import { changeField } from "../src/inspector/changes.ts";
import { Exits } from "../src/inspector/exits.tsx";
import { ProblemList } from "../src/problems/problem-list.tsx";
import { reception } from "./flows.tsx";

afterEach(() => cleanup());
const show = (ui: ReactNode) => render(<FluentProvider theme={webLightTheme}>{ui}</FluentProvider>);

function openConnect(outlet?: string) {
  const told = {
    connect: vi.fn<(exit: Exit, to: string) => void>(),
    disconnect: vi.fn(),
    added: vi.fn(),
    close: vi.fn(),
  };
  show(
    <ConnectDialog
      document={reception}
      from="main"
      outlet={outlet}
      onConnect={told.connect}
      onDisconnect={told.disconnect}
      onNew={told.added}
      onClose={told.close}
    />,
  );
  return { ...told, leadsTo: screen.getByLabelText<HTMLSelectElement>("Leads to") };
}

test("the dialog begins with the first exit that leads nowhere", () => {
  openConnect();
  expect(screen.getByLabelText<HTMLSelectElement>("Exit").selectedOptions[0]?.text).toBe(
    "Could not be played",
  );
});

test("an exit is connected by two choices", () => {
  const { leadsTo, connect, close } = openConnect("support");
  expect(leadsTo.value).toBe("support");
  fireEvent.change(leadsTo, { target: { value: "sales" } });
  fireEvent.click(screen.getByText("Connect"));
  expect(connect).toHaveBeenCalledExactlyOnceWith({ from: "main", outlet: "support" }, "sales");
  expect(close).toHaveBeenCalledOnce();
});

test("an exit can lead to a step that is not there yet", () => {
  const { leadsTo, added, connect } = openConnect("failed");
  fireEvent.change(leadsTo, { target: { value: "a new one" } });
  fireEvent.click(screen.getByText("Connect"));
  expect(added).toHaveBeenCalledExactlyOnceWith({ from: "main", outlet: "failed" });
  expect(connect).not.toHaveBeenCalled();
});

test("another exit shows where that one leads, and nothing is done when nothing was changed", () => {
  const { leadsTo, connect, disconnect } = openConnect("support");
  fireEvent.change(screen.getByLabelText("Exit"), { target: { value: "hours" } });
  expect(leadsTo.value).toBe("hours");
  fireEvent.click(screen.getByText("Connect"));
  expect(connect).not.toHaveBeenCalled();
  expect(disconnect).not.toHaveBeenCalled();
});

test("an exit can be let go, and nothing can lead to where calls come in", () => {
  const { leadsTo, disconnect } = openConnect("support");
  expect([...leadsTo.options].map(({ value }) => value)).not.toContain("incoming");
  fireEvent.change(leadsTo, { target: { value: "" } });
  fireEvent.click(screen.getByText("Connect"));
  expect(disconnect).toHaveBeenCalledExactlyOnceWith({ from: "main", outlet: "support" });
});

test("a node's exits stand beside its form, each with what happens when it is not connected", () => {
  const node = reception.nodes.find(({ id }) => id === "main");
  const connected = vi.fn();
  if (!node) throw new Error("main");
  const unwired = {
    code: "mishap_unwired",
    severity: "warning",
    at: "/nodes/2",
    node: "main",
    outlet: "failed",
    values: { outlet: "Could not be played", node: "Main menu", who: "Main menu", fallback: "Operator" },
  } as const;
  show(
    <Exits
      document={reception}
      node={node}
      targets={targetsFor(reception)}
      problems={[unwired]}
      onConnect={connected}
      onDisconnect={vi.fn()}
      onInsert={vi.fn()}
    />,
  );
  const unconnected = screen.getByLabelText<HTMLSelectElement>("Could not be played");
  expect(unconnected.selectedOptions[0]?.text).toBe("Not connected: Operator takes the call");
  expect(screen.getByText(/"Could not be played" of Main menu is not connected/)).toBeDefined();
  fireEvent.change(unconnected, { target: { value: "operator" } });
  expect(connected).toHaveBeenCalledExactlyOnceWith({ from: "main", outlet: "failed" }, "operator");
});

test("problems are listed with their node, errors first, and lead to it", () => {
  const opened = vi.fn();
  const warning = {
    code: "node_unreachable",
    severity: "warning",
    at: "/nodes/5",
    node: "hours",
    values: { node: "Opening hours" },
  } as const;
  const error = { code: "fallback_missing", severity: "error", at: "/fallback", values: {} } as const;
  show(<ProblemList document={reception} problems={[warning, error]} onOpen={opened} onClose={vi.fn()} />);
  const buttons = screen.getAllByRole("listitem").map((item) => item.querySelector("button"));
  expect(buttons[0]?.textContent).toContain("Nobody takes the call when something goes wrong");
  expect(buttons[1]?.textContent).toContain("No caller can get to Opening hours.");
  fireEvent.click(buttons[1] as HTMLElement);
  expect(opened).toHaveBeenCalledExactlyOnceWith(warning);
});

test("what callers have never got has things left to do, and no faults; what may be so stays a warning", () => {
  const error = { code: "fallback_missing", severity: "error", at: "/fallback", values: {} } as const;
  const warning = { ...error, severity: "warning", at: "/languages" } as const;
  const list = (problems: readonly Problem[]) =>
    show(<ProblemList document={reception} problems={problems} isNew onOpen={vi.fn()} onClose={vi.fn()} />);
  list([error, warning]);
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe(
    "2 things left to do before callers can get it",
  );
  expect(screen.getAllByLabelText("To do")).toHaveLength(1);
  expect(screen.queryByLabelText("To mend")).toBeNull();
  cleanup();
  list([warning]);
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("1 problem");
});

test("advice stands behind the problems, under a heading of its own, and leads to its step as well", () => {
  const opened = vi.fn();
  const advice = {
    code: "advice_many_options",
    severity: "advice",
    at: "/nodes/1",
    node: "main",
    values: { node: "Main menu", options: 7, most: 5 },
  } as const;
  show(
    <ProblemList document={reception} problems={[]} advice={[advice]} onOpen={opened} onClose={vi.fn()} />,
  );
  expect(screen.getByText("Everything is in order. This can be published.")).toBeDefined();
  expect(screen.getByRole("heading", { level: 3 }).textContent).toContain("Worth a thought");
  fireEvent.click(screen.getByRole("button", { name: /Main menu offers 7 options/ }));
  expect(opened).toHaveBeenCalledExactlyOnceWith(advice);
});

test("the key of a choice is changed by name; one that another choice has is for the check", () => {
  const key = (flow: FlowDocument) => flow.nodes.find(({ id }) => id === "main")?.data.choices;
  const edit = changeField(reception, "main", ["choices", 1, "key"], "5");
  expect(edit).toMatchObject({ title: "Change key 2 to 5 in Main menu" });
  const place = { node: "main", list: ["choices"], item: "support" };
  expect(setKey(reception, place, "1", {}, nodeTypes)).toMatchObject({ refused: "key_taken" });
  const taken = changeField(reception, "main", ["choices", 1, "key"], "1");
  expect("doc" in taken && key(taken.doc)).toMatchObject([{ key: "1" }, { key: "1" }, {}, {}]);
});
