import { takeBack } from "@dialtree/flow/taking-back";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CallersChange, changeWords, diffFlows, isForCallers } from "../../src/diff/index.ts";
import {
  addItem,
  addNode,
  changeVariable,
  connect,
  disconnect,
  type Edit,
  explainRefusal,
  insertOnEdge,
  isRefusal,
  type Refusal,
  removeItem,
  removeNode,
  removeNodes,
  setFallback,
  setField,
  setKey,
  setLanguages,
  setStart,
  setTitle,
} from "../../src/edit/index.ts";
import { germanTitles, germanValues } from "../../src/german.ts";
import { type FlowDocument, flowDocumentSchema, limits, withoutPicture } from "../../src/index.ts";
import { translator } from "../../src/translating/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf, text } from "./front-desk.ts";
import { applied, journalled } from "./journalled.ts";
import { nodeTypes } from "./node-types.ts";
import { after, randomWish } from "./random-edits.ts";
import { outlets, randomFlow } from "./random-flows.ts";

function changesOf(live: FlowDocument, now: FlowDocument): readonly CallersChange[] {
  return diffFlows(live, now, nodeTypes).filter(isForCallers);
}

describe("of any flow and any changes", () => {
  const work = fc.record({
    live: randomFlow,
    wishes: fc.array(randomWish, { minLength: 1, maxLength: 10, size: "medium" }),
    picks: fc.array(fc.nat(100), { minLength: 20, maxLength: 20 }),
  });

  /** Takes everything back, in the order of the picks; `sees` is told of each step. */
  function allTakenBack(
    { live, wishes, picks }: typeof work extends fc.Arbitrary<infer T> ? T : never,
    sees: (edit: Edit, before: FlowDocument, change: CallersChange) => void,
  ): { readonly end: FlowDocument; readonly refused: number } {
    let now = after(live, wishes);
    let refused = 0;
    const most = 20 + 6 * changesOf(live, now).length;
    for (let turn = 0; turn < most; turn++) {
      const left = changesOf(live, now);
      if (left.length === 0) return { end: now, refused };
      const first = (picks[turn % picks.length] ?? 0) % left.length;
      const order = [...left.slice(first), ...left.slice(0, first)];
      const before = now;
      const done = order.some((change) => {
        const edit = takeBack(before, live, change, nodeTypes);
        if (isRefusal(edit)) {
          refused++;
          return false;
        }
        sees(edit, before, change);
        now = edit.doc;
        return true;
      });
      if (!done) break;
    }
    const left = changesOf(live, now).map((change) => {
      const refusal = takeBack(now, live, change, nodeTypes);
      return `${changeWords(change)} (${isRefusal(refusal) ? explainRefusal(refusal).sentence : "can go on"})`;
    });
    throw new Error(`It cannot all be taken back:\n${left.join("\n")}`);
  }

  test("all of it can be taken back one by one, and the file is then that of what callers get", () => {
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(work, (given) => {
        const result = allTakenBack(given, () => taken++);
        refused += result.refused;
        if (changesOf(given.live, after(given.live, given.wishes)).length === 0) return;
        expect(text(withoutPicture(result.end))).toBe(text(withoutPicture(given.live)));
      }),
      { numRuns: 200 },
    );
    // Most of it goes at once, and some of it has to wait for something else: else nothing was tried.
    expect(taken).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(5);
  });

  test("each step can be undone to the last character, leaves a flow that fits, and is told of no more", () => {
    const say = translator({ ...germanTitles, ...germanValues });
    fc.assert(
      fc.property(work, (given) => {
        const loose = looseEdges(after(given.live, given.wishes));
        allTakenBack(given, (edit, before, change) => {
          expect(changesOf(given.live, edit.doc)).not.toContainEqual(change);
          expect(flowDocumentSchema.safeParse(edit.doc).success).toBe(true);
          expect(looseEdges(edit.doc).filter((edge) => !loose.includes(edge))).toEqual([]);
          const { doc: undone } = applied(edit.doc, journalled(edit.inverse));
          expect(undone).toStrictEqual(before);
          expect(text(undone)).toBe(text(before));
          expect(text(applied(before, journalled(edit.operation)).doc)).toBe(text(edit.doc));
          const { notes, frames } = edit.doc;
          expect({ notes, frames }).toEqual({ notes: before.notes, frames: before.frames });
          expect(edit.title).not.toMatch(/undefined|null|\[object/);
          expect(say(edit.title), edit.title).toBeDefined();
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("at the front desk", () => {
  type Step = (document: FlowDocument) => Edit | Refusal;

  /** The front desk after this work. */
  function worked(...steps: readonly Step[]): FlowDocument {
    return steps.reduce((document, step) => done(step(document), document).doc, frontDesk);
  }

  /** The change that is told in these words. */
  function changeIn(now: FlowDocument, words: string): CallersChange {
    const told = changesOf(frontDesk, now);
    const found = told.find((change) => changeWords(change).includes(words));
    if (!found) throw new Error(`Not told: ${words}\n${told.map(changeWords).join("\n")}`);
    return found;
  }

  const back = (now: FlowDocument, words: string) =>
    takeBack(now, frontDesk, changeIn(now, words), nodeTypes);
  const left = (now: FlowDocument) => changesOf(frontDesk, now).map(changeWords);

  const says = (language: string, words: string): Step => {
    return (now) => setField(now, "support", ["prompt", language, "text"], words, nodeTypes);
  };

  test("one text comes back, the others stay as they were drawn", () => {
    const now = worked(says("en-US", "Hold on."), says("de-DE", "Bitte warten."));
    const { doc, title } = done(back(now, "Hold on."), now);
    expect(nodeOf(doc, "support").data.prompt).toEqual({
      "en-US": { text: "Please wait." },
      "de-DE": { text: "Bitte warten." },
    });
    expect(title).toBe('Take back "What the caller hears" in Support');
    expect(done(back(doc, "Bitte warten."), doc).doc).toStrictEqual(frontDesk);
  });

  test("where an exit leads comes back alone", () => {
    const now = worked(
      (doc) => connect(doc, { from: "main", outlet: "support", to: "goodbye" }, nodeTypes),
      (doc) => disconnect(doc, { from: "main", outlet: "no-input" }, nodeTypes),
    );
    const { doc } = done(back(now, "now goes to Prompt (goodbye)"), now);
    expect(targetOf(doc, "main", "support")).toBe("support");
    expect(left(doc)).toEqual([
      '"Presses nothing" of Main menu is not connected any more; it went to Prompt (goodbye).',
    ]);
  });

  test("two keys that were swapped are swapped back together", () => {
    const place = { node: "main", list: ["choices"], item: "support" };
    const now = worked((doc) => setKey(doc, place, "1", { swap: true }, nodeTypes));
    expect(left(now)).toHaveLength(2);
    expect(done(back(now, "is now on key 2"), now).doc).toStrictEqual(frontDesk);
  });

  test("a key that something new has now is kept, with what to do first", () => {
    const list = { node: "main", list: ["choices"] };
    const now = worked(
      (doc) => setKey(doc, { ...list, item: "support" }, "9", {}, nodeTypes),
      (doc) => addItem(doc, list, { values: { key: "2", label: "Billing" } }, nodeTypes),
    );
    const refusal = back(now, "is now on key 9");
    expect(refusal).toMatchObject({ refused: "key_held", node: "main" });
    expect(refused(refusal)).toBe('The key 2 of Main menu belongs to "Press 2, Billing" now, which is new.');
    const { doc } = done(back(now, '"Press 2, Billing" of Main menu is new'), now);
    expect(done(back(doc, "is now on key 9"), doc).doc).toStrictEqual(frontDesk);
  });

  test("a choice that was removed comes back with its exit, in its place", () => {
    const sales = { node: "main", list: ["choices"], item: "sales" };
    const now = worked((doc) => removeItem(doc, sales, nodeTypes));
    const { doc, title } = done(back(now, "is gone; it went to Sales"), now);
    expect(title).toBe('Take back that "Press 1, Sales" of Main menu is gone');
    expect(withoutPicture(doc)).toStrictEqual(withoutPicture(frontDesk));
  });

  test("a step that was deleted comes back with its exits; what led to it comes back by itself", () => {
    const now = worked((doc) => removeNode(doc, "support", { heal: true }, nodeTypes));
    expect(targetOf(now, "main", "support")).toBe("back");
    const first = back(now, "now goes to Back instead of Support");
    expect(first).toMatchObject({ refused: "target_gone", node: "main", outlet: "support" });
    expect(refused(first)).toBe(
      '"Press 2, Support" of Main menu led to Support, which is not there any more.',
    );
    const { doc } = done(back(now, "Support (Prompt) is gone"), now);
    expect(targetOf(doc, "support", "next")).toBe("back");
    expect(doc.layout.support).toEqual(frontDesk.layout.support);
    expect(left(doc)).toEqual(['"Press 2, Support" of Main menu now goes to Back instead of Support.']);
    expect(done(back(doc, "instead of Support"), doc).doc).toEqual(frontDesk);
  });

  test("an exit of it to what is not there any more stays unconnected", () => {
    const now = worked((doc) => removeNodes(doc, ["support", "back"], { heal: false }, nodeTypes));
    const { doc } = done(back(now, "Support (Prompt) is gone"), now);
    expect(targetOf(doc, "support", "next")).toBeUndefined();
    expect(left(doc)).toContain('"Then" of Support is not connected any more; it went to Back.');
  });

  test("a new step goes as if it were deleted", () => {
    const exit = { from: "main", outlet: "support" };
    const now = worked((doc) => insertOnEdge(doc, exit, { type: "prompt", title: "Hours" }, nodeTypes));
    const { doc } = done(back(now, "Hours (Prompt) is new"), now);
    expect(doc).toEqual(frontDesk);
  });

  test("an exit that an option took away comes back with the option, not before", () => {
    const now = worked((doc) => setField(doc, "main", ["patient"], true, nodeTypes));
    const refusal = back(now, '"Presses nothing" of Main menu is gone');
    expect(refusal).toMatchObject({ refused: "exit_gone", node: "main", outlet: "no-input" });
    expect(refused(refusal)).toBe('Main menu has no "Presses nothing" any more that could lead anywhere.');
    const { doc } = done(back(now, '"Wait for ever" of Main menu'), now);
    expect(doc).toEqual(frontDesk);
  });

  test("a field that names a step waits for that step", () => {
    const now = worked(
      (doc) => connect(doc, { from: "support", outlet: "next", to: "sales" }, nodeTypes),
      (doc) => setField(doc, "back", ["place"], { node: "goodbye" }, nodeTypes),
      (doc) => removeNode(doc, "main", {}, nodeTypes),
    );
    const refusal = back(now, '"Go on at" of Back');
    expect(refusal).toMatchObject({ refused: "step_gone", node: "back" });
    expect(refused(refusal)).toBe("Main menu is needed for this, and is not there any more.");
  });

  test("languages come and go with their texts", () => {
    const now = worked(
      (doc) => setLanguages(doc, ["en-US", "fr-FR"], nodeTypes),
      says("fr-FR", "Patientez."),
      says("en-US", "Hold on."),
    );
    const { doc: withGerman } = done(back(now, "no longer spoken to in German"), now);
    expect(withGerman.languages).toEqual(["en-US", "de-DE", "fr-FR"]);
    expect(nodeOf(withGerman, "main")).toEqual(nodeOf(frontDesk, "main"));
    const { doc } = done(back(withGerman, "can now be spoken to in French"), withGerman);
    expect(left(doc)).toEqual([
      'In American English, "What the caller hears" of Support now says "Hold on." instead of "Please wait."',
    ]);
  });

  test("the only language stays until there is another one", () => {
    const now = worked((doc) => setLanguages(doc, ["fr-FR"], nodeTypes));
    expect(refused(back(now, "can now be spoken to in French"))).toBe(
      "fr-FR is the only language of the flow, and it needs one.",
    );
    const { doc } = done(back(now, "not listed now hear French"), now);
    expect(doc.languages).toEqual(["en-US", "fr-FR"]);
  });

  test("what holds for the whole flow comes back part by part", () => {
    const to = { kind: "phone", number: "+15550199" } as const;
    const now = worked(
      (doc) => setTitle(doc, "Desk"),
      (doc) => setFallback(doc, { say: { "en-US": { text: "Wait." } }, to }),
      (doc) => changeVariable(doc, "callerName", { type: "text", initial: "guest" }),
    );
    const { doc: called } = done(back(now, '"Title of the flow"'), now);
    const { doc: spoken } = done(back(called, 'now says "Wait."'), called);
    expect(spoken.fallback).toEqual({ say: { "en-US": { text: "One moment." } }, to });
    const { doc: begun } = done(back(spoken, "The value callerName"), spoken);
    const { doc: led } = done(back(begun, '"Fallback" is now'), begun);
    expect(done(back(led, 'no longer says "Einen Moment."'), led).doc).toEqual(frontDesk);
  });

  test("a new step stays as long as calls begin there", () => {
    const now = worked(
      (doc) => addNode(doc, { type: "incoming", title: "Night" }, nodeTypes),
      (doc) => setStart(doc, "night", nodeTypes),
    );
    const refusal = back(now, "Night (Incoming call) is new");
    expect(refusal).toMatchObject({ refused: "start_is_new", node: "night" });
    const { doc } = done(back(now, '"Where calls begin"'), now);
    expect(done(back(doc, "Night (Incoming call) is new"), doc).doc).toEqual(frontDesk);
  });

  test("a deleted step does not come back into a flow that is full", () => {
    const now = worked((doc) => removeNode(doc, "support", {}, nodeTypes));
    const more = Array.from({ length: limits.nodesPerFlow - now.nodes.length }, (_, at) => ({
      ...nodeOf(now, "goodbye"),
      id: `more-${at}`,
    }));
    const full = { ...now, nodes: [...now.nodes, ...more] };
    expect(back(full, "Support (Prompt) is gone")).toMatchObject({ refused: "no_room" });
  });

  test("a change that is not there any more is refused", () => {
    const now = worked((doc) => setTitle(doc, "Desk"));
    const change = changeIn(now, '"Title of the flow"');
    expect(refused(takeBack(frontDesk, frontDesk, change, nodeTypes))).toBe(
      "This change is not there any more.",
    );
  });
});

/** Connections from or to nothing, by an exit that is not there or was taken already, or to where calls come in. */
function looseEdges({ nodes, edges }: FlowDocument): readonly string[] {
  const exits = new Map(nodes.map((node) => [node.id, outlets(node)]));
  const entries = new Set(nodes.filter(({ type }) => nodeTypes.get(type)?.entry).map(({ id }) => id));
  const names = edges.map(({ from, outlet }) => `${from} ${outlet}`);
  return edges.flatMap(({ from, outlet, to }, index) => {
    const isThere = exits.has(from) && exits.has(to) && exits.get(from)?.includes(outlet) !== false;
    const isOnly = names.indexOf(`${from} ${outlet}`) === index;
    return isThere && isOnly && !entries.has(to) ? [] : [`${from} ${outlet} ${to}`];
  });
}
