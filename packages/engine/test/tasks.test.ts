import { compile, type FlowLibrary, libraryOf } from "@dialtree/engine";
import {
  defineNode,
  type FlowDocument,
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
