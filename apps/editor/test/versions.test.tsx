import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { DraftStore } from "../src/store/draft-store.ts";
import { VersionsDialog } from "../src/versions/versions-dialog.tsx";
import { reception } from "./flows.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const version = (number: number, current = false) => ({
  id: String(number).repeat(64),
  flow: "reception",
  number,
  message: number === 2 ? "" : `Change ${number}`,
  publishedAt: "2026-01-05T09:00:00.000Z",
  current,
  liveSince: current ? "2026-01-06T09:00:00.000Z" : null,
  note: "",
  currentIn: current ? ["live"] : [],
  wasIn: ["live"],
});
const listed: ReturnType<typeof version>[] = [version(3, true), version(2), version(1)];
const earlier = { ...reception, title: "As it was" };

type Said = readonly [status: number, body: object];

/** The dialog, with a server that says these to what changes something. */
async function open({ says = [], saved = true }: { says?: readonly Said[]; saved?: boolean } = {}) {
  const asked: (readonly [string, unknown, string | null])[] = [];
  const left = [...says];
  vi.stubGlobal("fetch", async (request: Request) => {
    const reply = (status: number, body: object) =>
      new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
    if (request.method === "GET") return reply(200, { versions: listed });
    const sent = await request.text();
    const { pathname } = new URL(request.url);
    asked.push([pathname, sent === "" ? undefined : JSON.parse(sent), request.headers.get("if-match")]);
    return reply(...(left.shift() ?? ([500, {}] as const)));
  });
  const told = { live: vi.fn(), recordings: vi.fn(), note: vi.fn(), closed: vi.fn(), dispatched: vi.fn() };
  const store = {
    saveNow: async () => saved,
    state: () => ({ base: { revision: 7 }, document: reception }),
    dispatch: told.dispatched,
  };
  render(
    <FluentProvider theme={webLightTheme}>
      <VersionsDialog
        flow="reception"
        store={store as unknown as DraftStore}
        onLive={told.live}
        onRecordings={told.recordings}
        onNote={told.note}
        onClose={told.closed}
      />
    </FluentProvider>,
  );
  await screen.findByText("Version 3");
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name, hidden: true }));
  return { ...told, asked, press };
}

test("the versions are listed, the newest first, with what was said and which one is live", async () => {
  await open();
  const rows = screen.getAllByRole("listitem", { hidden: true });
  expect(rows.map((row) => within(row).getByRole("heading", { hidden: true }).textContent)).toEqual([
    "Version 3Live: new calls get it",
    "Version 2",
    "Version 1",
  ]);
  expect(rows[1]?.textContent).toContain("Nothing was said about it.");
  expect(rows[2]?.textContent).toContain("Change 1");
  expect(
    screen.queryByRole("button", { name: "Make this the live version: version 3", hidden: true }),
  ).toBeNull();
});

test("one is made live after it was said what happens to callers, with the reason", async () => {
  const { press, asked, live, closed } = await open({
    says: [[200, { version: version(1), replaced: version(3) }]],
  });
  press("Make this the live version: version 1");
  const dialog = screen.getByRole("dialog", { name: "Make version 1 the live version?", hidden: true });
  expect(dialog.textContent).toContain(
    "New calls get version 1 at once, instead of version 3. Calls under way keep",
  );
  expect(asked).toEqual([]);
  fireEvent.change(within(dialog).getByRole("textbox", { hidden: true }), {
    target: { value: " Cut short. " },
  });
  fireEvent.submit(within(dialog).getByRole("button", { name: "Make this the live version", hidden: true }));
  await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(asked).toEqual([[`/api/versions/${version(1).id}/activate`, { note: "Cut short." }, null]]);
  expect(live).toHaveBeenCalledExactlyOnceWith(version(1));
});

test("what the version needs and is gone is named, and the dialog stays", async () => {
  const problem = { flow: "reception", code: "calendar_unknown", severity: "error", at: "/nodes/1" };
  const problems = [{ ...problem, sentence: "There is no calendar.", remedy: "Create it." }];
  const error = { code: "rollback_refused", detail: "Not made live.", remedy: "Bring it back.", problems };
  const { press, live, closed } = await open({ says: [[422, error]] });
  press("Make this the live version: version 1");
  fireEvent.submit(screen.getByRole("button", { name: "Make this the live version", hidden: true }));
  await screen.findByText("There is no calendar. Create it.");
  expect(screen.getByText("Not made live.")).toBeTruthy();
  expect([live, closed].flatMap(({ mock }) => mock.calls)).toEqual([]);
});

test("one is opened as draft in a step that can be undone, with its recordings", async () => {
  const restored = {
    id: "reception",
    revision: 8,
    document: earlier,
    recordings: [{ name: "hello.wav", hash: "a", milliseconds: 1 }],
    otherSounds: ["sorry.wav"],
  };
  const { press, asked, dispatched, recordings, note, closed } = await open({ says: [[200, restored]] });
  press("Open as draft: version 1");
  await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(asked).toEqual([[`/api/versions/${version(1).id}/draft`, undefined, '"7"']]);
  const [event] = dispatched.mock.calls[0] ?? [];
  expect(event).toMatchObject({
    type: "restored",
    revision: 8,
    edit: { title: "Go back to version 1", doc: { title: "As it was" } },
  });
  expect(event.edit.inverse.changes).toEqual([
    { of: "setting", name: "title", before: "As it was", after: reception.title },
  ]);
  expect(recordings).toHaveBeenCalledExactlyOnceWith(["hello.wav"]);
  expect(note).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("sorry.wav"));
});

test("what is unsaved is saved first, and what somebody else saved is not overwritten", async () => {
  const late = { code: "draft_conflict", detail: "The flow has been saved since.", remedy: "Look at it." };
  const unsaved = await open({ saved: false });
  unsaved.press("Open as draft: version 1");
  await screen.findByText("Your last changes are not saved yet.");
  expect(unsaved.asked).toEqual([]);
  cleanup();
  const { press, dispatched, closed } = await open({ says: [[409, late]] });
  press("Open as draft: version 1");
  await screen.findByText("The flow has been saved since.");
  expect([dispatched, closed].flatMap(({ mock }) => mock.calls)).toEqual([]);
});

test("a version that was never live cannot be made so: its names were looked up for others", async () => {
  const tried = { ...version(4), currentIn: ["test"], wasIn: ["test"] };
  listed.unshift(tried);
  try {
    await open();
    expect(
      screen.queryByRole("button", { name: "Make this the live version: version 4", hidden: true }),
    ).toBeNull();
    expect(
      screen.getByRole("button", { name: "Make this the live version: version 2", hidden: true }),
    ).toBeTruthy();
  } finally {
    listed.shift();
  }
});
