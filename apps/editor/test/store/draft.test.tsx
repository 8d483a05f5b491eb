import type { FlowDocument } from "@dialtree/flow";
import { isRefusal, removeNode, renameNode, replaceBy, setField } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSaved, textOf } from "../../src/store/draft.ts";
import { reception } from "../flows.tsx";
import { randomEdit } from "./random-edits.ts";
import { FakeServer, type Fate, memoryJournal, openRig, settled } from "./rig.ts";

const rename = (title: string) => (document: FlowDocument) => renameNode(document, "main", title, nodeTypes);
const say = (text: string) => (document: FlowDocument) =>
  setField(document, "welcome", ["prompt", "en-US", "text"], text, nodeTypes);
const fate = fc.constantFrom<Fate>("arrives", "is lost", "answer is lost", "fails");

describe("undo and redo", () => {
  test("undoing everything gives the first document back, redoing everything the last", () =>
    fc.assert(
      fc.property(fc.array(randomEdit, { maxLength: 25 }), (edits) => {
        const { store } = openRig(new FakeServer(reception));
        for (const edit of edits) store.edit(edit);
        const last = textOf(store.state().document);
        const steps = store.state().undo.length;
        for (let step = 0; step < steps; step++) store.dispatch({ type: "undone" });
        expect(textOf(store.state().document)).toBe(textOf(reception));
        expect(store.state().undo).toEqual([]);
        for (let step = 0; step < steps; step++) store.dispatch({ type: "redone" });
        expect(textOf(store.state().document)).toBe(last);
      }),
      { numRuns: 60 },
    ));

  test("each step has a name", () => {
    const { store } = openRig(new FakeServer(reception));
    store.edit((document) => removeNode(document, "hours", { heal: true }, nodeTypes));
    expect(store.state().undo.map(({ title }) => title)).toEqual(['Delete Prompt "Opening hours"']);
  });

  test("a version that the server has made the draft is one step: undone, what was there is saved again", async () => {
    const { store, server, due } = openRig(new FakeServer(reception));
    store.edit(rename("Menu"));
    await due();
    const before = textOf(store.state().document);
    // The server has done it: the page learns of it.
    server.saved = { revision: 3, document: reception };
    const edit = replaceBy(store.state().document, reception, "Go back to version 1");
    if (isRefusal(edit)) throw new Error("It fits.");
    store.dispatch({ type: "restored", edit, revision: 3 });
    expect(textOf(store.state().document)).toBe(textOf(reception));
    expect(isSaved(store.state())).toBe(true);
    expect(store.state().undo.at(-1)?.title).toBe("Go back to version 1");
    store.dispatch({ type: "undone" });
    await due();
    expect(isSaved(store.state())).toBe(true);
    expect([server.saved.revision, textOf(server.saved.document)]).toEqual([4, before]);
  });

  test("what is typed in one go is one step; a pause or another field begins a new one", () => {
    const rig = openRig(new FakeServer(reception));
    for (const text of ["H", "He", "Hey"]) rig.store.edit(say(text));
    expect(rig.store.state().undo).toHaveLength(1);
    rig.now = 10_000;
    rig.store.edit(say("Hey you"));
    expect(rig.store.state().undo).toHaveLength(2);
    rig.store.dispatch({ type: "paused" });
    rig.store.edit(say("Hey you!"));
    expect(rig.store.state().undo).toHaveLength(3);
  });

  test("a new step forgets what could be done again, and one that changes nothing is none", () => {
    const { store } = openRig(new FakeServer(reception));
    store.edit(rename("A"));
    store.dispatch({ type: "undone" });
    expect(store.state().redo).toHaveLength(1);
    store.edit(rename("Main menu"));
    expect(store.state().redo).toHaveLength(1);
    store.edit(rename("B"));
    expect(store.state().redo).toEqual([]);
  });

  test("a refusal changes nothing and says why", () => {
    const { store } = openRig(new FakeServer(reception));
    const before = store.state();
    expect(store.edit((document) => removeNode(document, "incoming", {}, nodeTypes))).toMatchObject({
      refusal: { refused: "start_kept" },
    });
    expect(store.state()).toBe(before);
  });
});

describe("saving", () => {
  test("what is shown as saved is what the server has, whatever gets lost on the way", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(randomEdit, fc.constantFrom("undo", "redo", "due" as const)), { maxLength: 30 }),
        fc.array(fate, { maxLength: 20 }),
        async (deeds, fates) => {
          const server = new FakeServer(reception);
          server.fates = [...fates];
          const rig = openRig(server);
          const { store } = rig;
          const truthful = () => {
            const state = store.state();
            if (isSaved(state)) expect(textOf(server.saved.document)).toBe(textOf(state.document));
          };
          store.subscribe(truthful);
          for (const deed of deeds) {
            if (deed === "undo") store.dispatch({ type: "undone" });
            else if (deed === "redo") store.dispatch({ type: "redone" });
            else if (deed === "due") await rig.due();
            else if (typeof deed !== "string") store.edit(deed);
            truthful();
          }
          // In the end everything arrives, and nothing was overwritten or saved out of order.
          for (let round = 0; round < fates.length + 2; round++) await rig.due();
          expect(isSaved(store.state())).toBe(true);
          expect(textOf(server.saved.document)).toBe(textOf(store.state().document));
          expect(rig.timers()).toBe(0);
        },
      ),
      { numRuns: 80 },
    ));

  test("one request at a time: what is typed meanwhile goes with the next", async () => {
    const server = new FakeServer(reception);
    const rig = openRig(server);
    rig.store.edit(rename("A"));
    const first = rig.due();
    rig.store.edit(rename("B"));
    await first;
    expect(isSaved(rig.store.state())).toBe(false);
    await rig.due();
    expect(isSaved(rig.store.state())).toBe(true);
    expect(server.history).toHaveLength(3);
  });

  test("what the server refuses is not sent again before something changes", async () => {
    const server = new FakeServer(reception);
    server.fates = ["is refused"];
    const rig = openRig(server);
    rig.store.edit(rename("A"));
    await rig.due();
    expect(rig.store.state().saving).toMatchObject({
      kind: "refused",
      told: { code: "document_unreadable" },
    });
    expect(rig.timers()).toBe(0);
    rig.store.edit(rename("B"));
    await rig.due();
    expect(isSaved(rig.store.state())).toBe(true);
  });

  test("saving at once answers whether the server has everything", async () => {
    const server = new FakeServer(reception);
    const rig = openRig(server);
    expect(await rig.store.saveNow()).toBe(true);
    rig.store.edit(rename("A"));
    expect(await rig.store.saveNow()).toBe(true);
    server.fates = ["is lost"];
    rig.store.edit(rename("B"));
    expect(await rig.store.saveNow()).toBe(false);
    expect(rig.store.state().saving.kind).toBe("waiting");
  });
});

describe("two people", () => {
  async function conflicting() {
    const server = new FakeServer(reception);
    const rig = openRig(server);
    const theirs = { ...reception, title: "Theirs" };
    await server.save(theirs, 1);
    rig.store.edit(rename("Mine"));
    await rig.due();
    return { rig, server, theirs };
  }

  test("a save that comes too late keeps both documents and waits for a person", async () => {
    const { rig, theirs } = await conflicting();
    expect(rig.store.state().saving).toMatchObject({ kind: "conflict", theirs: { document: theirs } });
    expect(rig.store.state().document.nodes.find(({ id }) => id === "main")?.title).toBe("Mine");
    expect(rig.timers()).toBe(0);
  });

  test("mine can be used for both", async () => {
    const { rig, server } = await conflicting();
    rig.store.dispatch({ type: "kept mine" });
    expect(isSaved(rig.store.state())).toBe(false);
    await rig.due();
    expect(isSaved(rig.store.state())).toBe(true);
    expect(server.saved.document.title).toBe("Reception");
    expect(server.saved.revision).toBe(3);
  });

  test("both can be joined: what was saved stays, mine comes on top in one step, and is saved", async () => {
    const { rig, server } = await conflicting();
    const state = rig.store.state();
    if (state.saving.kind !== "conflict") throw new Error("There is no conflict.");
    const { theirs } = state.saving;
    const both = { ...theirs.document, description: "Of both" };
    const edit = replaceBy(theirs.document, both, "Join what was saved elsewhere");
    if (isRefusal(edit)) throw new Error("It cannot be joined.");
    rig.store.dispatch({ type: "joined", edit });
    expect(isSaved(rig.store.state())).toBe(false);
    await rig.due();
    expect(isSaved(rig.store.state())).toBe(true);
    expect(server.saved.document.title).toBe("Theirs");
    expect(server.saved.document.description).toBe("Of both");
    rig.store.dispatch({ type: "undone" });
    expect(rig.store.state().document).toEqual(theirs.document);
  });

  test("theirs can be taken", async () => {
    const { rig } = await conflicting();
    rig.store.dispatch({ type: "took theirs" });
    expect(rig.store.state().document.title).toBe("Theirs");
    expect(isSaved(rig.store.state())).toBe(true);
  });
});

describe("what somebody else saves while nothing is unsaved here", () => {
  const theirs = { ...reception, title: "Theirs" };
  const arrive = ({ store, server }: ReturnType<typeof openRig>) =>
    store.dispatch({ type: "arrived", theirs: server.saved });

  test("is shown at once; what was done before cannot be undone over it, and what comes then is saved", async () => {
    const rig = openRig(new FakeServer(reception));
    rig.store.edit(rename("Mine"));
    await rig.due();
    rig.store.edit(rename("Mine too"));
    await rig.due();
    rig.store.dispatch({ type: "undone" });
    await rig.due();
    await rig.server.save(theirs, 4);
    arrive(rig);
    const state = rig.store.state();
    expect(state.document).toBe(theirs);
    expect(isSaved(state)).toBe(true);
    expect([state.undo, state.redo]).toEqual([[], []]);
    for (const type of ["undone", "redone"] as const) rig.store.dispatch({ type });
    expect(rig.store.state()).toBe(state);
    rig.store.edit(rename("On top"));
    await rig.due();
    expect(isSaved(rig.store.state())).toBe(true);
    expect([rig.server.saved.revision, rig.server.saved.document.title]).toEqual([6, "Theirs"]);
    rig.store.dispatch({ type: "undone" });
    expect(rig.store.state().document).toEqual(theirs);
  });

  test("waits behind what is unsaved here, which then is a conflict as ever", async () => {
    const rig = openRig(new FakeServer(reception));
    await rig.server.save(theirs, 1);
    rig.store.edit(rename("Mine"));
    const before = rig.store.state();
    arrive(rig);
    expect(rig.store.state()).toBe(before);
    await rig.due();
    arrive(rig);
    expect(rig.store.state().saving).toMatchObject({ kind: "conflict", theirs: { document: theirs } });
  });

  test("that is known, or older, changes nothing", async () => {
    const rig = openRig(new FakeServer(reception));
    const first = rig.server.saved;
    rig.store.edit(rename("Mine"));
    await rig.due();
    const before = rig.store.state();
    arrive(rig);
    rig.store.dispatch({ type: "arrived", theirs: first });
    expect(rig.store.state()).toBe(before);
  });

  test("and is the same again as here leaves the steps to be undone", async () => {
    const rig = openRig(new FakeServer(reception));
    rig.store.edit(rename("Mine"));
    await rig.due();
    const mine = rig.store.state().document;
    await rig.server.save(theirs, 2);
    await rig.server.save(mine, 3);
    arrive(rig);
    rig.store.dispatch({ type: "undone" });
    await rig.due();
    expect(isSaved(rig.store.state())).toBe(true);
    expect(textOf(rig.server.saved.document)).toBe(textOf(reception));
  });
});

describe("a tab that is killed", () => {
  test("loses nothing, whatever had arrived, and can still undo", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(randomEdit, fc.constantFrom("undo", "due" as const)), { maxLength: 20 }),
        fc.array(fate, { maxLength: 6 }),
        async (deeds, fates) => {
          const server = new FakeServer(reception);
          server.fates = [...fates];
          const journal = memoryJournal();
          const rig = openRig(server, journal);
          for (const deed of deeds) {
            if (deed === "undo") rig.store.dispatch({ type: "undone" });
            else if (deed === "due") await rig.due();
            else if (typeof deed !== "string") rig.store.edit(deed);
          }
          const before = textOf(rig.store.state().document);
          rig.store.close();
          server.fates = [];
          const again = openRig(server, journal);
          expect(textOf(again.store.state().document)).toBe(before);
          expect(again.store.state().saving.kind).toBe("idle");
          await again.due();
          await again.due();
          expect(isSaved(again.store.state())).toBe(true);
          expect(textOf(server.saved.document)).toBe(before);
          expect(journal.text()).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    ));

  test("after an hour without a network has all of that hour, and saves it as soon as there is one", async () => {
    const server = new FakeServer(reception);
    const journal = memoryJournal();
    const rig = openRig(server, journal);
    const minutes = 60;
    server.fates = Array<Fate>(10_000).fill("is lost");
    for (let minute = 1; minute <= minutes; minute++) {
      rig.store.edit(rename(`After ${minute} minutes`));
      await rig.pass(60_000);
    }
    const requests = 10_000 - server.fates.length;
    // Often enough to notice a network within half a minute, and no more than that.
    expect(requests).toBeGreaterThan(minutes);
    expect(requests).toBeLessThan(3 * minutes);
    expect(rig.store.state()).toMatchObject({ saving: { kind: "waiting" }, unsaved: { length: minutes } });
    rig.store.close();

    const again = openRig(server, journal);
    expect(textOf(again.store.state().document)).toBe(textOf(rig.store.state().document));
    expect(textOf(server.saved.document)).toBe(textOf(reception));
    server.fates = [];
    await again.pass(30_000);
    expect(isSaved(again.store.state())).toBe(true);
    expect(server.saved.document.nodes.find(({ id }) => id === "main")?.title).toBe("After 60 minutes");
    for (let minute = 1; minute <= minutes; minute++) again.store.dispatch({ type: "undone" });
    expect(textOf(again.store.state().document)).toBe(textOf(reception));
  });

  test("meets what somebody else saved meanwhile as a conflict", async () => {
    const server = new FakeServer(reception);
    const journal = memoryJournal();
    const rig = openRig(server, journal);
    rig.store.edit(rename("Mine"));
    rig.store.close();
    await server.save({ ...reception, title: "Theirs" }, 1);
    const again = openRig(server, journal);
    await settled();
    expect(again.store.state().saving.kind).toBe("conflict");
    expect(again.store.state().document.nodes.find(({ id }) => id === "main")?.title).toBe("Mine");
  });
});
