import { compile, type FlowLibrary, libraryOf } from "@dialtree/engine";
import {
  defineNode,
  type FlowDocument,
  limits,
  type Move,
  nodeTypesOf,
  type Party,
  shownCommand,
  variable,
} from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive, ignored, types } from "./drive.ts";
import { edge, flowOf, node } from "./flows.ts";

const to = (outlet: string): Move => ({ to: { outlet } });

/** Checks a PIN that it knows from elsewhere, and lets the caller go on with 9. */
const checking = defineNode({
  type: "checking",
  version: 1,
  title: "Checking",
  summary: "Checks.",
  group: "steer",
  fields: { account: variable({ label: "Account", use: "reads" }) },
  worksWhile: ["answered"],
  outlets: () => [
    { id: "right", label: "Right", role: "way" },
    { id: "wrong", label: "Wrong", role: "way" },
    { id: "late", label: "Late", role: "way" },
    { id: "no-pin", label: "No PIN", role: "way" },
  ],
  program: ({ account }) => ({
    initial: "asking",
    states: {
      asking: {
        do: [
          {
            type: "task",
            task: "check-pin",
            settings: { list: "customers" },
            given: {
              account: { variable: account },
              pin: { constant: "1234" },
              caller: { caller: "identity" },
            },
            seconds: 20,
          },
        ],
        keys: "collected",
        on: {
          "answered.right": to("right"),
          "answered.wrong": to("wrong"),
          "task.failed": to("late"),
          "task.unknown": to("late"),
          "pressed.9": to("late"),
          "pressed.2": to("no-pin"),
        },
      },
    },
  }),
});

const types1 = nodeTypesOf([...nodeTypes.values(), checking]);

function libraryWith(variables: FlowDocument["variables"]): FlowLibrary {
  const check = { id: "check", type: "checking", version: 1, data: { account: "number" } };
  const again = { ...check, id: "again" };
  const document = flowOf(
    [check, again, node("end", "hang-up")],
    ["check.late -> again", "check.right -> end", "check.no-pin -> end"],
    { variables },
  );
  return libraryOf([
    compile({ ...document, edges: [...document.edges, edge("check.wrong -> check")] }, types1, "1"),
  ]);
}

function checks(
  variables: FlowDocument["variables"] = { number: { type: "text", initial: "0042" } },
  from?: Party,
): Drive {
  const drive = new Drive(libraryWith(variables), "test", from);
  drive.send({ type: "connected" });
  return drive;
}

const answers = (drive: Drive, id: string, answer?: string) =>
  drive.send({ type: "result", command: { id }, outcome: "done", ...(answer ? { answer } : {}) });
const where = ({ session }: Drive) => session.trail.at(-1);

describe("a task", () => {
  test("is a command with what the call knows of the caller, and its answer moves the flow on", () => {
    const drive = checks();
    const task = drive.command("task");
    expect(task).toMatchObject({
      task: "check-pin",
      settings: { list: "customers" },
      given: { account: "0042", pin: "1234", caller: "+15550100" },
      seconds: 20,
    });
    answers(drive, task?.id ?? "", "right");
    expect(where(drive)).toBe("end");
    expect(drive.session.timers.map(({ id }) => id)).not.toContain("$task");
  });

  test("is not given what the call does not know", () => {
    expect(checks({}).command("task")?.given).toEqual({ pin: "1234", caller: "+15550100" });
  });

  test.each<[Party["kind"], Party, string | undefined]>([
    [
      "user",
      { kind: "user", id: "a9c1e8b2-30a5-4a38-9c53-6f1f2b8f7c11", name: "Alex" },
      "user a9c1e8b2-30a5-4a38-9c53-6f1f2b8f7c11",
    ],
    ["guest", { kind: "guest", id: "a9c1e8b2", name: "Alex" }, "guest a9c1e8b2"],
    ["guest", { kind: "guest" }, undefined],
    ["unknown", { kind: "unknown" }, undefined],
  ])("is given who calls, as far as the call can tell: %s", (_kind, party, caller) => {
    expect(checks(undefined, party).command("task")?.given.caller).toBe(caller);
  });

  test("that was done without an answer, where the flow waits for one, has failed", () => {
    const drive = checks();
    answers(drive, drive.command("task")?.id ?? "");
    expect(where(drive)).toBe("again");
  });

  test("is shown without what it was given", () => {
    const task = checks().command("task");
    expect(JSON.stringify(task && shownCommand(task))).not.toMatch(/0042|1234|15550100/);
  });

  test("that comes to nothing in time has failed, and what it still comes to has no effect", () => {
    const drive = checks();
    const first = drive.command("task")?.id ?? "";
    drive.elapse("$task");
    expect(where(drive)).toBe("again");
    // The same node type waits here, for a task of its own.
    expect(ignored(answers(drive, first, "right"))).toEqual(["result not awaited"]);
    expect(where(drive)).toBe("again");
  });

  test("is not waited for any more by whoever has left its node", () => {
    const drive = checks();
    const first = drive.command("task")?.id ?? "";
    drive.press("9");
    expect(types(drive.last.commands)).toEqual(["task"]);
    expect(ignored(answers(drive, first, "right"))).toEqual(["result not awaited"]);
    // The time of the second one began with it.
    expect(drive.session.timers.filter(({ id }) => id === "$task")).toEqual([
      expect.objectContaining({ dueAt: drive.at - 1_000 + 20_000 }),
    ]);
  });

  test("that nobody waits for is not awaited where nobody has a task of their own either", () => {
    const drive = checks();
    const task = drive.command("task")?.id ?? "";
    drive.press("2");
    expect(where(drive)).toBe("end");
    expect(ignored(answers(drive, task, "right"))).toEqual(["result not awaited"]);
    expect(drive.session.timers.map(({ id }) => id)).not.toContain("$task");
  });

  test("is acted on once, however often its answer comes", () => {
    const drive = checks();
    const first = drive.command("task")?.id ?? "";
    answers(drive, first, "wrong");
    expect(types(drive.last.commands)).toEqual(["task"]);
    expect(ignored(answers(drive, first, "wrong"))).toEqual(["result not awaited"]);
    expect(drive.last.commands).toEqual([]);
  });

  test.each([["failed"], ["unknown"]] as const)("that is %s moves the flow on", (outcome) => {
    const drive = checks();
    drive.settle(drive.command("task"), outcome);
    expect(where(drive)).toBe("again");
  });

  test("with an answer that the flow does not know has failed", () => {
    const drive = checks();
    answers(drive, drive.command("task")?.id ?? "", "of a newer server");
    expect(where(drive)).toBe("again");
  });

  test("of a call that has ended is nobody's any more", () => {
    const drive = checks();
    const task = drive.command("task")?.id ?? "";
    drive.send({ type: "ended", reason: "remote" });
    expect(drive.session).toMatchObject({ awaited: {}, timers: [] });
    expect(ignored(answers(drive, task, "right"))).toEqual(["call ended"]);
  });
});

/** Looks a store up with what it knows, and keeps what it hears of it. */
const looking = defineNode({
  type: "looking",
  version: 1,
  title: "Looking",
  summary: "Looks up.",
  group: "steer",
  fields: {},
  worksWhile: ["answered"],
  outlets: () => [
    { id: "found", label: "Found", role: "way" },
    { id: "failed", label: "Failed", role: "way" },
  ],
  program: () => ({
    initial: "asking",
    states: {
      asking: {
        do: [
          {
            type: "task",
            task: "http-lookup",
            settings: {
              method: "GET",
              url: "https://api.fabrikam.example/",
              query: [],
              headers: [],
              secrets: [],
              repeatable: true,
              within: 5,
              takes: [],
            },
            given: { near: { variable: "near" }, "caller.number": { caller: "number" } },
            seconds: 8,
          },
        ],
        on: {
          "answered.found": {
            do: [
              { type: "keepAnswer", as: "store", of: "text", sensitive: false },
              { type: "keepAnswer", as: "token", of: "text", sensitive: true },
              { type: "keepAnswer", as: "miles", of: "number", sensitive: false },
              { type: "keepAnswer", as: "isOpen", of: "flag", sensitive: false },
            ],
            to: { outlet: "found" },
          },
          "task.failed": to("failed"),
        },
      },
    },
  }),
});

describe("what a task brings along", () => {
  const types2 = nodeTypesOf([...nodeTypes.values(), looking]);
  const near = { near: { type: "text", initial: "98052" } } as const;
  const document = flowOf(
    [{ id: "look", type: "looking", version: 1, data: {} }, node("end", "menu")],
    ["look.found -> end", "look.failed -> end"],
    { variables: near },
  );

  function begun(): Drive {
    const drive = new Drive(libraryOf([compile(document, types2, "1")]));
    drive.send({ type: "connected" });
    return drive;
  }

  /** A call in which it is looked up and comes to these. */
  function brought(values: Readonly<Record<string, string | number | boolean>>): Drive {
    const drive = begun();
    const { id = "" } = drive.command("task") ?? {};
    drive.send({ type: "result", command: { id }, outcome: "done", answer: "found", values });
    return drive;
  }

  test("is kept under the names that the flow gives it, and told to no journal", () => {
    const drive = brought({ store: "Main Street", token: "canary-1", miles: 2.5, isOpen: true });
    expect(drive.session.variables).toEqual({
      near: "98052",
      store: "Main Street",
      token: "canary-1",
      miles: 2.5,
      isOpen: true,
    });
    expect(drive.session.sensitive).toEqual(["token"]);
    expect(JSON.stringify(drive.last.journal)).not.toMatch(/Main Street|canary-1|2\.5/);
  });

  test("is not kept under other names, as something else, or without bounds", () => {
    const drive = brought({
      near: "90210",
      other: "a",
      store: "x".repeat(limits.answerCharacters + 1),
      token: 1,
      miles: Number.NaN,
      isOpen: "yes",
    });
    expect(where(drive)).toBe("end");
    expect(drive.session.variables).toEqual({ near: "98052" });
  });

  test("belongs to its task alone: the next one that brings nothing keeps nothing anew", () => {
    const drive = brought({ store: "Main Street" });
    expect(brought({}).session.variables).toEqual({ near: "98052" });
    expect(drive.session.variables).toMatchObject({ store: "Main Street" });
  });

  test("and is asked for with what the call knows", () => {
    expect(begun().command("task")).toMatchObject({
      given: { near: "98052", "caller.number": "+15550100" },
    });
  });
});
