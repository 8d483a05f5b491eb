import { check } from "@dialtree/engine";
import type { Everywhere, FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive } from "./drive.ts";
import { edge, flowOf, libraryWith, node, say } from "./flows.ts";

/** A menu of one choice; its other exits lead to the end. */
const menu = (id: string) =>
  node(id, "menu", {
    prompt: say(`Menu ${id}.`),
    choices: [{ id: "go", key: "1", label: "Go" }],
    builtInWords: false,
    retries: [{ id: "second", noInput: {}, noMatch: {}, repeat: true }],
  });
const end = node("end", "hang-up");

/** Menus one behind the other, and a prompt behind the first that nobody goes back to. */
function flow(everywhere: Everywhere, change: Partial<FlowDocument> = {}): FlowDocument {
  const nodes = [menu("a"), node("hint", "prompt", { prompt: {} }), menu("b"), menu("c"), end];
  const out = ["a", "b", "c"].flatMap((id) =>
    ["no-input", "no-match", "failed"].map((outlet) => `${id}.${outlet} -> end`),
  );
  const on = ["a.go -> hint", "hint.next -> b", "b.go -> c", "c.go -> end", "hint.failed -> end"];
  return { ...flowOf(nodes, [...on, ...out]), everywhere, ...change };
}

function answered(...documents: readonly FlowDocument[]): Drive {
  const drive = new Drive(libraryWith(...documents));
  drive.send({ type: "connected" });
  return drive;
}

/** The text that the last event had said. */
const said = (drive: Drive): string | undefined => drive.command("play")?.prompts[0]?.text;
const atMenus = (drive: Drive, ...keys: readonly ("1" | "9" | "*" | "#")[]): (string | undefined)[] =>
  keys.map((key) => {
    drive.press(key);
    return said(drive);
  });

describe("the key for back", () => {
  test("leads back question by question, past what was only said, and then says the first one again", () => {
    const drive = answered(flow({ back: "*", except: [] }));
    expect(atMenus(drive, "1", "1")).toEqual(["Menu b.", "Menu c."]);
    expect(atMenus(drive, "*", "*", "*", "*")).toEqual(["Menu b.", "Menu a.", "Menu a.", "Menu a."]);
    expect(atMenus(drive, "1", "1", "*", "1")).toEqual(["Menu b.", "Menu c.", "Menu b.", "Menu c."]);
  });

  test("does not count a question twice that was said twice", () => {
    const drive = answered(flow({ back: "*", repeat: "#", except: [] }));
    expect(atMenus(drive, "1", "#", "9", "*")).toEqual(["Menu b.", "Menu b.", "Menu b.", "Menu a."]);
  });

  test("leads nowhere across the border of a flow", () => {
    const other = { ...flow({ back: "*", except: [] }), id: "other" };
    const on = node("on", "go-to", { place: { flow: "other" } });
    const drive = answered(
      flowOf([menu("b"), on, end], ["b.go -> on", "b.no-input -> end", "b.no-match -> end"]),
      other,
    );
    expect(atMenus(drive, "1", "*", "1", "*")).toEqual(["Menu a.", "Menu a.", "Menu b.", "Menu a."]);
  });
});

test("the key for again begins with the first attempt", () => {
  const drive = answered(flow({ repeat: "#", except: [] }));
  drive.press("9", "#", "9");
  expect(drive.session.frames.at(-1)?.snapshot).toEqual({ a: "tell-2-no-match" });
});

test("the way out leads to its step, and can lead to another flow", () => {
  const here = answered(flow({ operator: { key: "9", to: { node: "c" } }, except: [] }));
  expect(atMenus(here, "9")).toEqual(["Menu c."]);
  const there = answered(flow({ operator: { key: "9", to: { flow: "other" } }, except: [] }), {
    ...flow({ except: [] }),
    id: "other",
  });
  expect(atMenus(there, "9")).toEqual(["Menu a."]);
  expect(there.session.frames.at(-1)?.flow).toBe("other");
});

test("at an exception they are wrong keys, and elsewhere they work", () => {
  const everywhere = { operator: { key: "9", to: { node: "c" } }, back: "*", except: ["a"] } as const;
  const drive = answered(flow({ ...everywhere, except: [...everywhere.except] }));
  expect(atMenus(drive, "9", "1", "9")).toEqual(["Menu a.", "Menu b.", "Menu c."]);
});

test("what is said is cut off by them only where keys interrupt", () => {
  const drive = answered(flow({ repeat: "#", except: [] }));
  expect(drive.press("#").commands.map(({ type }) => type)).toEqual(["stop", "play"]);
  const menuHeardOut = { ...menu("a"), data: { ...menu("a").data, bargeIn: false } };
  const heardOut = answered({
    ...flow({ repeat: "#", except: [] }),
    nodes: [node("start", "incoming"), menuHeardOut, end],
    edges: [edge("start.answered -> a")],
  });
  expect(heardOut.press("#").commands).toEqual([]);
});

test("the check follows the way out: its step can be reached, and is an end", () => {
  const lonely = flowOf(
    [menu("a"), end],
    ["a.go -> a", "a.no-input -> a", "a.no-match -> a", "a.failed -> a"],
  );
  const codes = (document: FlowDocument) => check(document, nodeTypes).map(({ code }) => code);
  expect(codes(lonely)).toEqual(
    ["node_unreachable", "dead_end"].toSorted((x) => (x === "dead_end" ? -1 : 1)),
  );
  expect(
    codes({ ...lonely, everywhere: { operator: { key: "0", to: { node: "end" } }, except: [] } }),
  ).toEqual([]);
});
