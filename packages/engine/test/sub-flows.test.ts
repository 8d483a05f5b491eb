import { check, compile, FlowNotLoaded, interfaceOf, libraryOf, step } from "@dialtree/engine";
import { type FlowDocument, type JsonObject, limits, type NodeTypes, nodeTypesOf } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive } from "./drive.ts";
import { flowOf, node, say } from "./flows.ts";
import { keeper, keeping, reader } from "./keeping.ts";

const types: NodeTypes = nodeTypesOf([...nodeTypes.values(), keeper, reader]);

function answered(...documents: readonly FlowDocument[]): Drive {
  const drive = new Drive(libraryOf(documents.map((document) => compile(document, types, "1"))));
  drive.send({ type: "connected" });
  return drive;
}

const end = node("end", "hang-up");
/** Keeps a secret, uses the other flow and hangs up behind its exits. */
const outer = (data: JsonObject = {}): FlowDocument =>
  flowOf(
    [
      keeping("ask", { as: "secret", sensitive: true }),
      node("use", "sub-flow", {
        flow: { flow: "inner" },
        inputs: [
          { id: "i", name: "account", variable: "secret", constant: "" },
          { id: "t", name: "tries", variable: "", constant: "3" },
        ],
        outputs: [{ id: "o", name: "found", as: "answer", type: "number" }],
        exits: [{ id: "known", name: "Account known" }],
        ...data,
      }),
      node("known", "hang-up", { say: say("Known.") }),
      node("back", "hang-up", { say: say("Back.") }),
      node("failed", "hang-up", { say: say("Failed.") }),
    ],
    ["ask.kept -> use", "use.known -> known", "use.back -> back", "use.failed -> failed"],
    { variables: { own: { type: "text", initial: "mine" }, flag: { type: "flag", initial: true } } },
  );

const inner = (exit: string, languages = ["en-US"]): FlowDocument =>
  flowOf([keeping("in", { as: "found" }), node("out", "come-back", { exit })], ["in.kept -> out"], {
    id: "inner",
    languages,
    variables: {
      account: { type: "text", initial: "none" },
      tries: { type: "number", initial: 1 },
      room: { type: "number", initial: 7 },
    },
  });

function heard(drive: Drive): string | undefined {
  return drive.command("play")?.prompts[0]?.text;
}

describe("a flow that another one uses", () => {
  test("sees what it is given, as its own variables hold it, and nothing else", () => {
    const drive = answered(outer(), inner(""));
    drive.press("9", "#");
    expect(drive.session.frames.map(({ flow }) => flow)).toEqual(["test", "inner"]);
    expect(drive.session.variables).toEqual({ account: "9", tries: 3, room: 7 });
    expect(drive.session.sensitive).toEqual(["account"]);
  });

  test("brings back what it is asked for, and leaves the rest as it was", () => {
    const drive = answered(outer(), inner(""));
    drive.press("9", "#", "2", "#");
    expect(drive.session.frames).toHaveLength(1);
    expect(drive.session.frames[0]).not.toHaveProperty("kept");
    expect(drive.session).toMatchObject({ variables: { own: "mine", secret: "9", answer: 2 } });
    expect(drive.session.variables).not.toHaveProperty("room");
    expect(drive.session.sensitive).toEqual(["secret"]);
    expect(heard(drive)).toBe("Back.");
  });

  test("brings back what is sensitive as sensitive", () => {
    const secretive = flowOf(
      [keeping("in", { as: "found", sensitive: true }), node("out", "come-back")],
      ["in.kept -> out"],
      { id: "inner" },
    );
    const drive = answered(outer(), secretive);
    drive.press("9", "#", "2", "#");
    expect(drive.session.sensitive.toSorted()).toEqual(["answer", "secret"]);
  });

  test("leaves by the exit that it names, whatever its capitals", () => {
    const drive = answered(outer(), inner("account known "));
    drive.press("9", "#", "2", "#");
    expect(heard(drive)).toBe("Known.");
    expect(drive.last.journal).toContainEqual({ kind: "left", flow: "test", node: "use", outlet: "known" });
  });

  test("leaves by Comes back where its exit is not listed", () => {
    const drive = answered(outer(), inner("no such account"));
    drive.press("9", "#", "2", "#");
    expect(heard(drive)).toBe("Back.");
  });

  test("takes keys that were typed ahead with it, there and back", () => {
    const drive = answered(outer({ inputs: [] }), inner(""));
    drive.press("9", "#", "2", "#");
    expect(heard(drive)).toBe("Back.");
  });

  test("speaks its own languages, and the first flow one of its own again", () => {
    const drive = answered(outer(), inner("", ["de-DE"]));
    drive.press("9", "#");
    expect(drive.session.language).toBe("de-DE");
    drive.press("2", "#");
    expect(drive.session.language).toBe("en-US");
  });

  test("may go on with a third one, which comes back for it", () => {
    const onward = flowOf([node("go", "go-to", { place: { flow: "third" } })], [], { id: "inner" });
    const third = flowOf([node("out", "come-back")], [], { id: "third" });
    const drive = answered(outer(), onward, third);
    drive.press("9", "#");
    expect(heard(drive)).toBe("Back.");
    expect(drive.session.trail).toEqual(["start", "ask", "use", "back"]);
  });

  test("has its own fallback when something breaks in it", () => {
    const broken = flowOf([{ ...end, type: "telepathy" }], [], { id: "inner" });
    const drive = answered(outer(), broken);
    drive.press("9", "#");
    expect(drive.command("transfer")).toMatchObject({ to: { name: "Operator" } });
  });

  test("that is a step of nobody gives the call to the fallback", () => {
    const drive = answered(flowOf([node("out", "come-back")]));
    expect(drive.last.journal).toContainEqual(
      expect.objectContaining({ kind: "fault", code: "nowhere_to_return" }),
    );
    expect(drive.command("transfer")).toMatchObject({ to: { name: "Operator" } });
  });
});

describe("a flow that cannot be used", () => {
  test.each([
    ["because there is none", outer(), [], "flow_missing"],
    [
      "because a text is no number",
      outer({ inputs: [{ id: "t", name: "tries", variable: "", constant: "three" }] }),
      [inner("")],
      "input_unfit",
    ],
  ] as const)("%s takes that exit, and a fault says so", (_why, document, others, code) => {
    const drive = answered(document, ...others);
    drive.press("9", "#");
    expect(heard(drive)).toBe("Failed.");
    expect(drive.last.journal).toContainEqual({ kind: "fault", flow: "test", code, node: "use" });
  });

  test("because too many wait for each other takes that exit on the innermost, and the call goes on", () => {
    const itself = flowOf(
      [node("use", "sub-flow", { flow: { flow: "test" } }), node("failed", "hang-up", { say: say("Deep.") })],
      ["use.failed -> failed"],
    );
    const drive = answered(itself);
    expect(drive.last.journal).toContainEqual(expect.objectContaining({ code: "flows_too_deep" }));
    expect(drive.session.frames).toHaveLength(limits.flowsNested + 1);
    expect(heard(drive)).toBe("Deep.");
  });
});

test("a flow that waits for another has to be loaded too", () => {
  const drive = answered(outer(), inner(""));
  drive.press("9", "#");
  const library = libraryOf([compile(inner(""), types, "1")]);
  const event = { at: drive.at, leg: "caller", type: "tone", sequence: 9, tone: "2" } as const;
  expect(() => step(library, drive.session, event)).toThrow(FlowNotLoaded);
});

test("the check knows what a flow keeps of another, and that coming back is an end", () => {
  const codes = (document: FlowDocument) => check(document, types).map(({ code, at }) => `${code} ${at}`);
  expect(codes(inner("")).filter((code) => code.startsWith("dead_end"))).toEqual([]);
  expect(codes(outer())).toEqual([]);
});

describe("the check of a step that uses another flow", () => {
  const surroundings = (other: FlowDocument) => ({
    flows: new Map([
      ["test", undefined],
      ["inner", interfaceOf(other, types)],
    ]),
  });
  const known = inner("known");

  test("is content where it is used as it can be", () => {
    const exits = [{ id: "k", name: "Known" }];
    const inputs = [
      { id: "a", name: "account", variable: "secret", constant: "" },
      { id: "b", name: "tries", variable: "", constant: " 2 " },
    ];
    const outputs = [
      { id: "c", name: "found", as: "answer", type: "number" },
      { id: "d", name: "room", as: "room", type: "text" },
    ];
    const more = { ...outer({ inputs, outputs, exits }) };
    expect(
      check(
        { ...more, edges: [...more.edges, { from: "use", outlet: "k", to: "known" }] },
        types,
        surroundings(known),
      ).filter(({ code }) => code.startsWith("sub_flow")),
    ).toEqual([]);
  });
});
