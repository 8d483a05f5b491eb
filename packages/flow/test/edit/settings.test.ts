import { describe, expect, test } from "vitest";
import {
  addDirectory,
  addNode,
  addVariable,
  changeId,
  changeVariable,
  removeDirectory,
  removeNode,
  removeVariable,
  setDescription,
  setDirectory,
  setEverywhere,
  setFallback,
  setStart,
  setTitle,
  variableNames,
} from "../../src/edit/index.ts";
import { defineNode, type Fallback, limits, nodeTypesOf, type Variable, variable } from "../../src/index.ts";
import { done, frontDesk, refused } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("the flow as a whole", () => {
  test("gets another title", () => {
    const edit = done(setTitle(frontDesk, "Reception"));
    expect([edit.doc.title, edit.title]).toEqual(["Reception", "Change the title of the flow"]);
    expect(edit.doc.nodes).toBe(frontDesk.nodes);
  });

  test("gets a description, and loses it", () => {
    const described = done(setDescription(frontDesk, "For callers from outside.")).doc;
    expect(described.description).toBe("For callers from outside.");
    expect(done(setDescription(described, ""), described).doc).toEqual(frontDesk);
  });

  test("gets another fallback, or none", () => {
    const fallback: Fallback = { say: {}, to: { kind: "phone", number: "+15550199" } };
    expect(done(setFallback(frontDesk, fallback)).doc.fallback).toEqual(fallback);
    const none = done(setFallback(frontDesk, undefined));
    expect(none.title).toBe("Remove the fallback");
    expect(none.doc).not.toHaveProperty("fallback");
  });

  test("starts at another node where calls come in", () => {
    const { doc } = done(addNode(frontDesk, { type: "incoming", title: "By night" }, nodeTypes));
    const edit = done(setStart(doc, "by-night", nodeTypes), doc);
    expect([edit.doc.start, edit.title]).toEqual(["by-night", "Let the flow start at By night"]);
  });

  test("refuses what its file could not hold", () => {
    expect(refused(setTitle(frontDesk, "x".repeat(201)))).toContain(
      "The flow does not take this as its title",
    );
    expect(refused(setDescription(frontDesk, "x".repeat(2_001)))).toContain("as its description");
    expect(refused(setFallback(frontDesk, { say: {}, to: { kind: "phone", number: "0" } }))).toContain(
      "as its fallback",
    );
    expect(refused(setStart(frontDesk, "main", nodeTypes))).toBe("A flow cannot start at Main menu.");
    expect(refused(setStart(frontDesk, "nobody", nodeTypes))).toBe('There is no step "nobody".');
  });
});

describe("the keys that work everywhere", () => {
  const operator = { key: "0" as const, to: { node: "sales" } };

  test("are set and taken back", () => {
    const set = done(setEverywhere(frontDesk, { operator, back: "*", except: ["main"] }));
    expect(set.doc.everywhere).toEqual({ operator, back: "*", except: ["main"] });
    expect(done(setEverywhere(set.doc, undefined), set.doc).doc).not.toHaveProperty("everywhere");
    expect(refused(setEverywhere(frontDesk, { back: "A" as never, except: [] }))).toContain("everywhere");
  });

  test("forget a step that is deleted, and lead on where its callers do", () => {
    const { doc } = done(setEverywhere(frontDesk, { operator, repeat: "#", except: ["main"] }));
    const withoutMain = done(removeNode(doc, "main", {}, nodeTypes), doc).doc;
    expect(withoutMain.everywhere).toEqual({ operator, repeat: "#", except: [] });
    const renamed = done(changeId(doc, "main", "main-menu", nodeTypes), doc).doc;
    expect(renamed.everywhere).toEqual({ operator, repeat: "#", except: ["main-menu"] });
    const withoutSales = done(removeNode(doc, "sales", {}, nodeTypes), doc).doc;
    expect(withoutSales.everywhere).toEqual({ repeat: "#", except: ["main"] });
    const toSupport = done(
      setEverywhere(doc, { operator: { key: "0", to: { node: "support" } }, except: [] }),
      doc,
    );
    const healed = done(removeNode(toSupport.doc, "support", { heal: true }, nodeTypes), toSupport.doc).doc;
    expect(healed.everywhere).toEqual({ operator: { key: "0", to: { node: "back" } }, except: [] });
  });
});

describe("directories", () => {
  const staff = {
    id: "staff",
    title: "Staff",
    language: "en-US",
    people: [{ first: "Maria", last: "Berg" }],
  };

  test("are added, changed and taken away, one at a time", () => {
    const one = done(addDirectory(frontDesk, staff), frontDesk).doc;
    const two = done(addDirectory(one, { ...staff, id: "team" }), one).doc;
    const changed = done(setDirectory(two, { ...staff, title: "Everybody" }), two).doc;
    expect(changed.directories?.map(({ id, title }) => [id, title])).toEqual([
      ["staff", "Everybody"],
      ["team", "Staff"],
    ]);
    const left = done(removeDirectory(changed, "staff"), changed).doc;
    expect(left.directories?.map(({ id }) => id)).toEqual(["team"]);
    expect(done(removeDirectory(left, "team"), left).doc).not.toHaveProperty("directories");
  });

  test("are refused where there is another one, none, or more than fits", () => {
    const { doc } = done(addDirectory(frontDesk, staff), frontDesk);
    expect(refused(addDirectory(doc, staff))).toContain("staff");
    expect(refused(setDirectory(frontDesk, staff))).toContain("staff");
    expect(refused(removeDirectory(frontDesk, "staff"))).toContain("staff");
    const people = Array.from({ length: limits.peopleInDirectory + 1 }, () => ({ first: "", last: "" }));
    expect(refused(setDirectory(doc, { ...staff, people }))).toContain("directories");
  });
});

describe("variables", () => {
  const ask = defineNode({
    type: "ask",
    version: 1,
    title: "Ask",
    summary: "Keeps an answer, and reads another one.",
    group: "say and ask",
    fields: {
      as: variable({ label: "As", use: "keeps", optional: true }),
      of: variable({ label: "Of", use: "reads", optional: true }),
    },
    worksWhile: ["answered"],
    outlets: () => [],
    program: () => ({ initial: "a", states: { a: {} } }),
  });
  const count: Variable = { type: "number", initial: 0 };

  test("are added, changed and removed", () => {
    const added = done(addVariable(frontDesk, "attempts", count));
    expect([added.doc.variables.attempts, added.title]).toEqual([count, "Add the variable attempts"]);
    const changed = done(changeVariable(frontDesk, "callerName", count));
    expect(changed.doc.variables).toEqual({ callerName: count });
    const removed = done(removeVariable(frontDesk, "callerName"));
    expect([removed.doc.variables, removed.title]).toEqual([{}, "Remove the variable callerName"]);
  });

  test("are those that the flow begins with and those that nodes keep, each named once", () => {
    const asking = (id: string, as: string) => ({ id, type: "ask", version: 1, data: { as, of: "else" } });
    const nodes = [asking("a", "order"), asking("b", "callerName"), asking("c", ""), asking("d", "order")];
    expect(variableNames({ ...frontDesk, nodes }, nodeTypesOf([ask]))).toEqual(["callerName", "order"]);
  });

  test("are refused when they do not fit", () => {
    expect(refused(addVariable(frontDesk, "callerName", count))).toBe(
      'There is already a variable "callerName".',
    );
    expect(refused(changeVariable(frontDesk, "toString", count))).toBe('There is no variable "toString".');
    expect(refused(removeVariable(frontDesk, "attempts"))).toBe('There is no variable "attempts".');
    expect(refused(addVariable(frontDesk, "constructor", count))).toContain("cannot be a variable");
    expect(refused(addVariable(frontDesk, "Total amount", count))).toContain(
      "Use a name such as customerNumber.",
    );
    expect(refused(addVariable(frontDesk, "total", { type: "number", initial: Number.NaN }))).toContain(
      "cannot be a variable",
    );
  });
});
