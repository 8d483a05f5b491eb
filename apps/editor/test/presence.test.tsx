// Who else has a flow open: asking for it, showing it, and what they save.

import { renameNode } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { act, render, screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { openFlow } from "../src/api/client.ts";
import { ApiError } from "../src/api/errors.ts";
import type { Here } from "../src/api/presence.ts";
import { isBehind, type News, takeOver } from "../src/presence/arriving.ts";
import { follow } from "../src/presence/following.ts";
import { initialsOf } from "../src/presence/initials.ts";
import { PeopleHere } from "../src/presence/people-here.tsx";
import { fakeServer } from "./fake-server.ts";
import { reception } from "./flows.tsx";
import { FakeServer, memoryJournal, openRig, settled } from "./store/rig.ts";

const savedAt = "2026-11-22T09:00:00.000Z";
const person = (name: string, editing = false) => ({ name, since: savedAt, editing });
const alone: Here = {
  people: [],
  otherTabs: 0,
  revision: 1,
  live: null,
  savedBy: null,
  savedByYou: false,
  savedAt,
};

test.each([
  ["Author", "A"],
  ["Night Shift", "NS"],
  ["shift, night (External)", "SN"],
  ["Ärztlicher Notdienst 2", "Ä2"],
  ["🙂", "?"],
])("%s is shown as %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

/** Time that goes on when it is told. */
function asking(answers: readonly (Here | ApiError)[] = []) {
  const left = [...answers];
  const stage = {
    time: 0,
    asked: 0,
    isSeen: true,
    heard: [] as (Here | undefined)[],
    removed: [] as string[],
  };
  let timer: { readonly due: number; readonly then: () => void } | undefined;
  const following = follow({
    ask: async () => {
      stage.asked++;
      const answer = left.shift() ?? alone;
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    onHere: (here) => void stage.heard.push(here),
    onRemoved: ({ message }) => void stage.removed.push(message),
    isSeen: () => stage.isSeen,
    now: () => stage.time,
    after: (ms, then) => {
      const mine = { due: stage.time + ms, then };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
  });
  return Object.assign(stage, following, {
    async goOn(ms: number) {
      const end = stage.time + ms;
      await settled();
      while (timer && timer.due <= end) {
        const { due, then } = timer;
        [timer, stage.time] = [undefined, due];
        then();
        await settled();
      }
      stage.time = end;
    },
  });
}

const refused = (code: string, status?: number) => new ApiError({ code, message: "", remedy: "" }, status);

test("of a flow that was removed it is asked on, because somebody may bring it back", async () => {
  const gone = new ApiError({ code: "flow_removed", message: "It was removed.", remedy: "" }, 410);
  const stage = asking([alone, gone, gone, alone]);
  await stage.goOn(30_000);
  expect(stage.heard).toEqual([alone, undefined, undefined, alone]);
  expect(stage.removed).toEqual(["It was removed.", "It was removed."]);
});

test("the server is asked every ten seconds, and twice as often while somebody else is there", async () => {
  const stage = asking([alone, alone, { ...alone, people: [person("Author")] }]);
  await stage.goOn(20_000);
  expect(stage.asked).toBe(3);
  await stage.goOn(5_000);
  expect(stage.asked).toBe(4);
  stage.close();
  await stage.goOn(60_000);
  expect(stage.asked).toBe(4);
});

test("nobody is asked for a tab that nobody sees, or in front of which nobody has sat for five minutes", async () => {
  const stage = asking();
  await stage.goOn(1_000);
  stage.isSeen = false;
  stage.turned();
  await stage.goOn(600_000);
  expect([stage.asked, stage.heard.at(-1)]).toEqual([1, undefined]);
  stage.isSeen = true;
  stage.turned();
  await stage.goOn(600_000);
  expect([stage.asked, stage.heard.at(-1)]).toEqual([1 + 30, undefined]);
  stage.touched();
  await stage.goOn(0);
  expect([stage.asked, stage.heard.at(-1)]).toEqual([32, alone]);
});

test("a server that is away is asked again; one that does not tell is not", async () => {
  const away = asking([refused("unreachable"), alone]);
  await away.goOn(10_000);
  expect(away.heard).toEqual([undefined, alone]);
  for (const refusal of [refused("not_signed_in", 401), refused("not_allowed", 403)]) {
    const closed = asking([refusal]);
    await closed.goOn(60_000);
    closed.touched();
    await closed.goOn(60_000);
    expect([closed.asked, closed.heard]).toEqual([1, [undefined]]);
  }
});

test("two windows of one person are asked for as often as two people", async () => {
  const stage = asking(Array(3).fill({ ...alone, otherTabs: 1 }));
  await stage.goOn(10_000);
  expect(stage.asked).toBe(3);
});

test("the server is asked no more often because somebody moves the mouse or comes and goes", async () => {
  const stage = asking();
  // The first answer is still on its way.
  stage.turned();
  stage.turned();
  for (let time = 0; time < 20; time++) stage.touched();
  await stage.goOn(1_000);
  for (let time = 0; time < 20; time++) stage.touched();
  await stage.goOn(1_000);
  expect(stage.asked).toBe(1);
});

test("what comes when nobody listens any more is heard by nobody", async () => {
  const stage = asking();
  stage.close();
  await stage.goOn(60_000);
  expect([stage.asked, stage.heard]).toEqual([1, []]);
});

const titled = (flow: typeof reception, id: string, title: string) => {
  const edit = renameNode(flow, id, title, nodeTypes);
  if (!("doc" in edit)) throw new Error(edit.refused);
  return edit.doc;
};

describe("what arrives from elsewhere", () => {
  const first = titled(reception, "main", "Front desk");
  const second = titled(first, "welcome", "Hello");
  const arrive = (
    store: Parameters<typeof takeOver>[0],
    document: typeof reception,
    here: Here,
    unread?: News,
  ) => takeOver(store, { revision: here.revision, document }, here, unread);

  test("is news of all that nobody has read yet, from before the first of it", () => {
    const { store } = openRig(new FakeServer(reception), memoryJournal());
    const news = arrive(store, first, { ...alone, revision: 2, savedBy: "Author" });
    expect(news).toMatchObject({ before: reception, after: first, by: { name: "Author" }, forgets: false });
    const again = { ...alone, revision: 3, savedBy: "Author" };
    expect(arrive(store, second, again, news)).toMatchObject({
      before: reception,
      after: second,
      by: { name: "Author" },
    });
    // What is the same is no news, and is the base of what is saved next.
    expect(arrive(store, second, { ...alone, revision: 4 })).toBeUndefined();
    expect(store.state().base.revision).toBe(4);
  });

  test.each<[string, Partial<Here>, News["by"]]>([
    ["oneself, in another window", { savedBy: "Author", savedByYou: true }, "you"],
    ["whoever has no name here", { savedBy: null }, "somebody"],
  ])("is said to be of %s", (_who, here, by) => {
    const { store } = openRig(new FakeServer(reception), memoryJournal());
    expect(arrive(store, first, { ...alone, revision: 2, ...here })?.by).toEqual(by);
  });

  test("is said to be of nobody by name where somebody else may have saved since", () => {
    const { store } = openRig(new FakeServer(reception), memoryJournal());
    const here = { ...alone, revision: 2, savedBy: "Author" };
    expect(takeOver(store, { revision: 3, document: first }, here, undefined)?.by).toBe("somebody");
  });

  test("says when what could be undone or done again is forgotten by it", async () => {
    for (const isUndone of [false, true]) {
      const { store, pass } = openRig(new FakeServer(reception), memoryJournal());
      store.edit((flow) => renameNode(flow, "main", "Mine", nodeTypes));
      if (isUndone) store.dispatch({ type: "undone" });
      await pass(60_000);
      const { base } = store.state();
      const here = { ...alone, revision: base.revision + 1 };
      expect(isBehind(store.state(), here)).toBe(true);
      const news = arrive(store, second, here);
      expect(news?.forgets).toBe(true);
      const more = { ...alone, revision: here.revision + 1 };
      expect(arrive(store, reception, more, news)?.forgets).toBe(true);
    }
  });

  test("does not take the place of what is not saved yet", () => {
    const { store } = openRig(new FakeServer(reception), memoryJournal());
    store.edit((flow) => renameNode(flow, "main", "Mine", nodeTypes));
    expect(isBehind(store.state(), { revision: 9 })).toBe(false);
  });
});

const { answers, asked } = fakeServer();
const summary = { id: reception.id, title: reception.title, updatedAt: savedAt };

/** The bar's part, with what the server says of who is here. */
async function open(here: Here, server = new FakeServer(reception)) {
  const tell = (said: Here) => {
    for (const order of Object.keys(answers)) if (order.includes("/here/")) delete answers[order];
    vi.stubGlobal("fetch", withHere(said));
  };
  const usual = globalThis.fetch;
  const withHere = (said: Here) => async (request: Request) => {
    if (!new URL(request.url).pathname.includes("/here/")) return usual(request);
    asked.push({ order: `${request.method} here`, body: await request.clone().text(), ifMatch: null });
    return request.method === "PUT" ? Response.json(said) : new Response(null, { status: 204 });
  };
  const rig = openRig(server, memoryJournal());
  const onRecordings = vi.fn();
  const onLive = vi.fn();
  tell(here);
  const shown = render(
    <PeopleHere
      flow={reception.id}
      store={rig.store}
      current={undefined}
      onRecordings={onRecordings}
      onLive={onLive}
    />,
  );
  await act(settled);
  return {
    ...rig,
    onRecordings,
    onLive,
    shown,
    /** Somebody comes to the tab, and the server says this. */
    async look(said: Here, current: unknown = null) {
      tell(said);
      answers[`GET /api/flows/${reception.id}`] = {
        ...summary,
        current,
        revision: server.saved.revision,
        document: server.saved.document,
        recordings: [{ name: "new.wav", hash: "", milliseconds: 1 }],
      };
      act(() => void globalThis.dispatchEvent(new Event("focus")));
      // Whoever is there now has been shown, and so has been looked at.
      for (const { name } of said.people) await screen.findByTitle(`${name} has this flow open`);
    },
  };
}

/** What each of those who are here is shown as, and what it is called. */
async function chips() {
  const list = await screen.findByRole("list", { name: "Also here" });
  const items = within(list).getAllByRole("listitem");
  return items.map((item) => [item.querySelector("[aria-hidden]")?.textContent, item.title]);
}

test("three are shown by their initials, the others by how many they are, all by name", async () => {
  const names = ["Author", "Night Shift", "Publisher", "Auditor", "Viewer"];
  await open({ ...alone, people: names.map((name) => person(name, name === "Author")), otherTabs: 1 });
  expect(await chips()).toEqual([
    ["A", "Author is changing this flow"],
    ["NS", "Night Shift has this flow open"],
    ["P", "Publisher has this flow open"],
    ["+2", "Also here: Auditor and Viewer"],
  ]);
});

test("whoever has no name here is told of their other windows", async () => {
  await open({ ...alone, otherTabs: 2 });
  expect(await chips()).toEqual([["", "You have this flow open in another window"]]);
});

test("nobody is nobody, and leaving is told", async () => {
  const { shown } = await open(alone);
  expect(screen.queryByRole("list")).toBeNull();
  shown.unmount();
  await vi.waitFor(() => expect(asked.map(({ order }) => order)).toEqual(["PUT here", "DELETE here"]));
});

test("whoever changes something is said to change it, and closing the window is leaving", async () => {
  const { store, look } = await open(alone);
  const said = () => asked.filter(({ order }) => order === "PUT here").map(({ body }) => body);
  expect(said()).toEqual(['{"editing":false}']);
  act(() => void store.edit((flow) => renameNode(flow, "main", "Mine", nodeTypes)));
  await look({ ...alone, people: [person("Author")] });
  expect(said()).toEqual(['{"editing":false}', '{"editing":true}']);
  act(() => void globalThis.dispatchEvent(new Event("pagehide")));
  await vi.waitFor(() => expect(asked.at(-1)?.order).toBe("DELETE here"));
});

test("what somebody else has saved is shown at once, with what it changed and who did it", async () => {
  const server = new FakeServer(reception);
  const { store, look, onRecordings } = await open(alone, server);
  const edit = renameNode(reception, "main", "Front desk", nodeTypes);
  if (!("doc" in edit)) throw new Error(edit.refused);
  await server.save(edit.doc, 1);
  await look({ ...alone, revision: 2, savedBy: "Author" });
  const card = await screen.findByRole("region", { name: "What was changed just now" });
  expect(within(card).getByText("Author changed this flow a moment ago; you see it now.")).toBeTruthy();
  expect(within(card).getByText(/is now called Front desk/)).toBeTruthy();
  expect(store.state()).toMatchObject({ base: { revision: 2 }, document: { title: reception.title } });
  expect(store.state().document.nodes.find(({ id }) => id === "main")?.title).toBe("Front desk");
  expect(onRecordings).toHaveBeenCalledWith(["new.wav"]);

  // More of it comes on top of what nobody has closed yet.
  const second = renameNode(edit.doc, "main", "Main desk", nodeTypes);
  if (!("doc" in second)) throw new Error(second.refused);
  await server.save(second.doc, 2);
  await look({ ...alone, revision: 3, savedBy: "Publisher" });
  expect(await within(card).findByText(/Several people changed this flow/)).toBeTruthy();
  expect(within(card).getByText(/is now called Main desk/)).toBeTruthy();

  // Whoever goes on working has seen it.
  act(() => void store.edit((document) => renameNode(document, "main", "Mine", nodeTypes)));
  expect(screen.queryByRole("region")).toBeNull();
});

test("a version that is published elsewhere is what callers get, here as well", async () => {
  const { look, onLive } = await open(alone);
  const version = { id: "second", flow: reception.id, number: 2, message: "", publishedAt: savedAt };
  await look({ ...alone, live: version.id }, version);
  await vi.waitFor(() =>
    expect(onLive).toHaveBeenCalledExactlyOnceWith(
      version,
      "Version 2 was published elsewhere: new calls get it now.",
    ),
  );
});

test("a tab that is opened again with what could not be saved is told who was faster", async () => {
  const journal = memoryJournal();
  const before = openRig(new FakeServer(reception), journal);
  before.store.edit((flow) => renameNode(flow, "main", "Mine", nodeTypes));
  await settled();
  answers[`GET /api/flows/${reception.id}`] = {
    ...summary,
    current: null,
    revision: 2,
    document: { ...reception, title: "Theirs" },
    recordings: [],
    savedBy: "Author",
  };
  const opened = await openFlow(reception.id);
  if (!("document" in opened)) throw new Error("The flow is unreadable");
  const { store } = openRig(Object.assign(new FakeServer(reception), { saved: opened }), journal);
  expect(store.state().saving).toMatchObject({
    kind: "conflict",
    theirs: { document: { title: "Theirs" }, by: "Author", at: savedAt },
  });
});

test("with something unsaved, or a dialog open, nothing arrives", async () => {
  const server = new FakeServer(reception);
  const { store, look } = await open(alone, server);
  await server.save({ ...reception, title: "Theirs" }, 1);
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.open = true;
  await look({ ...alone, people: [person("Author")], revision: 2 });
  dialog.remove();
  store.edit((flow) => renameNode(flow, "main", "Mine", nodeTypes));
  await look({ ...alone, people: [person("Publisher")], revision: 2 });
  expect(asked.filter(({ order }) => order.startsWith("GET"))).toEqual([]);
  expect(store.state().document.title).toBe(reception.title);
});
