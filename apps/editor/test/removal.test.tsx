// Removing a flow: what the question says, what is in the way, the way back, and what whoever has it open learns.

import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { idsTaken } from "../src/api/removals.ts";
import { PeopleHere } from "../src/presence/people-here.tsx";
import { RemovedCard } from "../src/presence/removed-card.tsx";
import { tellRemoval } from "../src/removal/news.ts";
import { RemoveDialog } from "../src/removal/remove-dialog.tsx";
import { RemovedFlows } from "../src/removal/removed-flows.tsx";
import { RemovedNote } from "../src/removal/removed-note.tsx";
import { Session } from "../src/session/session.tsx";
import { fakeServer } from "./fake-server.ts";
import { reception } from "./flows.tsx";
import { FakeServer, memoryJournal, openRig, settled } from "./store/rig.ts";

const { answers, asked } = fakeServer();
const show = (ui: ReactNode) => render(<FluentProvider theme={webLightTheme}>{ui}</FluentProvider>);
/** The same for somebody who may do no more than this. */
function showTo(rights: readonly string[], ui: ReactNode) {
  answers["GET /api/session"] = { signIn: "done", roles: [], rights, name: "Somebody", username: "s" };
  return show(<Session>{ui}</Session>);
}
const flow = { id: "easter", title: "Easter" };
const free = { revision: 3, wasPublished: false, inTheWay: [] };

function ask(more: Partial<Parameters<typeof RemoveDialog>[0]> = {}) {
  const told = { removed: vi.fn(), close: vi.fn(), versions: vi.fn() };
  show(
    <RemoveDialog
      flow={flow}
      callsOut={false}
      onVersions={told.versions}
      onRemoved={told.removed}
      onClose={told.close}
      {...more}
    />,
  );
  return told;
}
const button = (name: string) => screen.findByRole<HTMLButtonElement>("button", { name });

test("the question says what happens, begins with Keep, and removes the revision that was looked at", async () => {
  answers["GET /api/flows/easter/removal"] = { ...free, wasPublished: true };
  const saveNow = vi.fn(async () => true);
  const { removed } = ask({ saveNow });
  expect(screen.getByRole("dialog", { name: "Remove Easter?" }).textContent).toContain(
    "It can be brought back",
  );
  expect((await button("Keep")).hasAttribute("autofocus")).toBe(true);
  await screen.findByText(/Brought back it is a draft/);
  fireEvent.click(await button("Remove"));
  await waitFor(() => expect(removed).toHaveBeenCalled());
  expect(saveNow).toHaveBeenCalledTimes(1);
  expect(asked).toMatchObject([
    { order: "GET /api/flows/easter/removal" },
    { order: "DELETE /api/flows/easter", ifMatch: '"3"' },
  ]);
});

test("what is in the way leads to where it is mended, and nothing is removed before", async () => {
  const remedy = "Do something.";
  answers["GET /api/flows/easter/removal"] = {
    ...free,
    inTheWay: [
      { kind: "number", says: "It answers +15550100.", remedy, flow: "easter", called: "+15550100" },
      { kind: "step", says: "The step leads to it.", remedy, flow: "night", node: "end" },
      { kind: "version", says: "Callers get to it.", remedy, flow: "night" },
      { kind: "planned", says: "Version 2 is planned.", remedy, flow: "easter" },
    ],
  };
  const { versions } = ask();
  await screen.findByText("It cannot be removed yet: 4 things are in the way.");
  expect(screen.getAllByRole<HTMLAnchorElement>("link").map(({ pathname, hash }) => pathname + hash)).toEqual(
    ["/numbers", "/flows/night#end", "/flows/night"],
  );
  expect((await button("Remove")).disabled).toBe(true);
  fireEvent.click(await button("Version 2 is planned."));
  expect(versions).toHaveBeenCalled();
  answers["GET /api/flows/easter/removal"] = free;
  fireEvent.click(await button("Look again"));
  await waitFor(async () => expect((await button("Remove")).disabled).toBe(false));
});

test("whoever may not publish is told who may remove what was published, and a caller of people what they lose", async () => {
  answers["GET /api/flows/easter/removal"] = { ...free, wasPublished: true };
  const question = (callsOut: boolean) => (
    <RemoveDialog flow={flow} callsOut={callsOut} onRemoved={() => {}} onClose={() => {}} />
  );
  const { unmount } = showTo(["view", "author"], question(true));
  await screen.findByText(/only somebody who may publish can remove it/);
  expect((await button("Remove")).disabled).toBe(true);
  expect(screen.getByText(/Programs that have it call people/)).toBeDefined();
  unmount();
  showTo(["view", "author", "publish"], question(false));
  await waitFor(async () => expect((await button("Remove")).disabled).toBe(false));
  expect(screen.queryByText(/only somebody who may publish/)).toBeNull();
  expect(screen.queryByText(/Programs that have it call people/)).toBeNull();
});

test("whoever may only look is offered no way back", async () => {
  const one = { ...flow, revision: 1, removedAt: "2026-11-01T09:00:00.000Z", removedBy: "Author" };
  answers["GET /api/removed-flows"] = { flows: [one], next: null };
  showTo(
    ["view"],
    <>
      <RemovedNote onChanged={() => {}} />
      <RemovedFlows onChanged={() => {}} />
      <RemovedCard flow="easter" removed={{ told: "Removed by Author.", isBack: false }} />
    </>,
  );
  fireEvent.click(await button("Removed flows (1)"));
  await screen.findByText(/by Author$/);
  act(() => tellRemoval({ became: "removed", flow }));
  await screen.findByText("Easter was removed.");
  expect(screen.queryByRole("button", { name: /undo|bring/i })).toBeNull();
});

test("what is not saved, and what somebody has changed meanwhile, is not removed", async () => {
  ask({ saveNow: async () => false });
  await screen.findByText("What you have changed is not saved yet.");
  expect((await button("Remove")).disabled).toBe(true);
  expect(asked).toEqual([]);
});

test("a refusal is told, and it is looked again at what is in the way", async () => {
  answers["GET /api/flows/easter/removal"] = free;
  answers["DELETE /api/flows/easter"] = { code: "draft_conflict", detail: "Saved since.", remedy: "Look." };
  const { removed } = ask();
  await waitFor(async () => expect((await button("Remove")).disabled).toBe(false));
  fireEvent.click(await button("Remove"));
  await screen.findByText("Saved since.");
  expect(removed).not.toHaveBeenCalled();
  expect(asked.filter(({ order }) => order === "GET /api/flows/easter/removal")).toHaveLength(2);
});

test("the list says what was removed, and has it be undone", async () => {
  answers["GET /api/removed-flows"] = { flows: [], next: null };
  answers["POST /api/removed-flows/easter/bring-back"] = { ...flow, revision: 3, updatedAt: "" };
  const changed = vi.fn();
  show(
    <>
      <RemovedNote onChanged={changed} />
      <RemovedFlows onChanged={changed} />
    </>,
  );
  expect(screen.queryByText(/was removed/)).toBeNull();
  act(() => tellRemoval({ became: "removed", flow }));
  await screen.findByText("Easter was removed.");
  fireEvent.click(await button("Undo"));
  await screen.findByText("Easter is back in the list, as a draft.");
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  expect(changed).toHaveBeenCalledTimes(1);
  fireEvent.click(await button("Close this message"));
  expect(screen.queryByText(/is back in the list/)).toBeNull();
});

test("what was removed keeps its id: no new flow is given it", async () => {
  answers["GET /api/flows"] = { flows: [{ id: "night" }], next: null };
  answers["GET /api/removed-flows"] = { flows: [{ id: "easter" }], next: null };
  expect(await idsTaken()).toEqual(["night", "easter"]);
});

test("whoever comes back to the list later is not told once more", async () => {
  const { unmount } = show(<RemovedNote onChanged={() => {}} />);
  act(() => tellRemoval({ became: "removed", flow }));
  await screen.findByText("Easter was removed.");
  unmount();
  await act(settled);
  show(<RemovedNote onChanged={() => {}} />);
  expect(screen.queryByText("Easter was removed.")).toBeNull();
});

test("those that were removed are a list, by whom and when, the newest first, and come back from it", async () => {
  const removed = (id: string, day: number, removedBy: string) => ({
    id,
    title: id === "easter" ? "Easter" : "",
    revision: 1,
    removedAt: `2026-11-0${day}T09:00:00.000Z`,
    removedBy,
  });
  answers["GET /api/removed-flows"] = {
    flows: [removed("easter", 1, "Author"), removed("old-desk", 2, "Publisher")],
    next: null,
  };
  answers["POST /api/removed-flows/easter/bring-back"] = { ...flow, revision: 1, updatedAt: "" };
  const changed = vi.fn();
  show(<RemovedFlows onChanged={changed} />);
  fireEvent.click(await button("Removed flows (2)"));
  const dialog = await screen.findByRole("dialog", { name: "Removed flows" });
  const lines = within(dialog).getAllByRole("listitem");
  expect(lines.map((line) => line.querySelector("strong")?.textContent)).toEqual(["old-desk", "Easter"]);
  expect(lines[1]?.textContent).toMatch(/Removed .*2026.* by Author/);
  fireEvent.click(await button("Bring back Easter"));
  await waitFor(() => expect(changed).toHaveBeenCalled());
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("whoever has it open learns who has removed it, and that their work is kept", async () => {
  const usual = globalThis.fetch;
  const told = {
    code: "flow_removed",
    detail: 'The flow "reception" was removed by Publisher on 2026-11-22.',
    remedy: "Bring it back.",
  };
  let isBack = false;
  vi.stubGlobal("fetch", async (request: Request) => {
    if (!new URL(request.url).pathname.includes("/here/")) return usual(request);
    const here = {
      people: [],
      otherTabs: 0,
      revision: 1,
      savedBy: null,
      savedByYou: false,
      savedAt: "",
      live: null,
    };
    return isBack ? Response.json(here) : Response.json(told, { status: 410 });
  });
  const rig = openRig(new FakeServer(reception), memoryJournal());
  show(
    <PeopleHere
      flow="reception"
      store={rig.store}
      current={undefined}
      onRecordings={() => {}}
      onLive={() => {}}
    />,
  );
  const card = await screen.findByRole("region", { name: "This flow was removed" });
  expect(card.textContent).toContain("was removed by Publisher");
  expect(card.textContent).toContain("It stays in this browser");
  within(card).getByRole("button", { name: "Bring it back" });
  isBack = true;
  act(() => void globalThis.dispatchEvent(new Event("focus")));
  await screen.findByText("This flow was brought back.");
  await act(settled);
});
