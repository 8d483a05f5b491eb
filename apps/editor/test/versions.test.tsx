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

const counts = { failed: 1, warning: 0, unchecked: 0, ok: 4 };
const found = {
  at: "2026-01-05T09:00:00.000Z",
  sections: [{ id: "scenarios", title: "Scenarios", counts }],
  failing: ["sales-by-key"],
  despite: "Sales has moved.",
};
const version = (number: number, current = false) => ({
  id: String(number).repeat(64),
  flow: "reception",
  number,
  message: number === 2 ? "" : `Change ${number}`,
  publishedAt: "2026-01-05T09:00:00.000Z",
  current,
  liveSince: current ? "2026-01-06T09:00:00.000Z" : null,
  note: "",
  preflight: number === 3 ? found : null,
  currentIn: current ? ["live"] : [],
  wasIn: ["live"],
});
const listed: ReturnType<typeof version>[] = [version(3, true), version(2), version(1)];
const earlier = { ...reception, title: "As it was" };

/** What the other parts of the dialog ask for. */
const nothing = { rollout: null, schedules: [], drafts: [] };

type Said = readonly [status: number, body: object];

/** The dialog, with a server that says these to what changes something. */
async function open({
  says = [],
  saved = true,
  there = nothing,
}: {
  says?: readonly Said[];
  saved?: boolean;
  there?: object;
} = {}) {
  const asked: (readonly [string, unknown, string | null])[] = [];
  const left = [...says];
  vi.stubGlobal("fetch", async (request: Request) => {
    const reply = (status: number, body: object) =>
      new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
    const { pathname } = new URL(request.url);
    if (request.method === "GET") return reply(200, { ...there, versions: listed });
    const sent = await request.text();
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

test("what was found before a version went live is read beside it", async () => {
  await open();
  const [third, second] = screen.getAllByRole("listitem", { hidden: true });
  expect(third?.textContent).toContain("Before it went live: Scenarios: 1 failed, 4 in order.");
  expect(third?.textContent).toContain(
    "Published although 1 scenario failed (sales-by-key): Sales has moved.",
  );
  expect(second?.textContent).not.toContain("Before it went live");
});

/** What is under way is over, and the next thing can be done. */
const ready = (name: string) =>
  waitFor(() =>
    expect(screen.getByRole("button", { name, hidden: true }).getAttribute("aria-disabled")).not.toBe("true"),
  );

const side = (number: number, ended: number, failedTransfers: number) => ({
  version: version(number).id,
  number,
  begun: ended + 1,
  ended,
  errors: 0,
  failedTransfers,
  hangUps: 1,
});
const limits = { worse: 5, most: 20 };
const rollout = {
  id: "a",
  flow: "reception",
  state: "running",
  share: 10,
  guard: { calls: 20, errors: limits, failedTransfers: limits, hangUps: limits },
  startedAt: "2026-01-06T09:00:00.000Z",
  overAt: null as string | null,
  told: "",
  candidate: side(3, 20, 5),
  current: side(2, 80, 4),
};

test("a version that some callers get is shown with its figures beside the other, and can be raised, finished and ended", async () => {
  const { press, asked, live } = await open({
    there: { ...nothing, rollout },
    says: [
      [200, { rollout }],
      [200, { rollout }],
      [200, { rollout }],
    ],
  });
  const table = await screen.findByRole("table", { hidden: true });
  const rows = within(table).getAllByRole("row", { hidden: true });
  expect(rows.map(({ textContent }) => textContent)).toContain("Had a failed transfer5 (25 %)4 (5 %)");
  expect(screen.getByText(/^10 of 100 new calls get it since/)).toBeTruthy();
  const share = screen.getByRole("textbox", { name: "Callers of a hundred", hidden: true });
  fireEvent.change(share, { target: { value: "100" } });
  press("Change the share");
  expect(screen.getByText("1 to 99")).toBeTruthy();
  fireEvent.change(share, { target: { value: "25" } });
  press("Change the share");
  await waitFor(() => expect(asked).toHaveLength(1));
  await ready("Let everybody have it");
  press("Let everybody have it");
  await waitFor(() => expect(asked).toHaveLength(2));
  await waitFor(() => expect(live).toHaveBeenCalledExactlyOnceWith(listed[0]));
  await ready("Let nobody have it");
  press("Let nobody have it");
  await waitFor(() => expect(asked).toHaveLength(3));
  expect(asked.map(([path, body]) => [path, body])).toEqual([
    ["/api/flows/reception/rollout", { share: 25 }],
    ["/api/flows/reception/rollout/finish", undefined],
    ["/api/flows/reception/rollout/end", {}],
  ]);
});

test("one that its guard has taken back says why, and has no buttons", async () => {
  const overAt = "2026-01-06T10:00:00.000Z";
  const told = "Of the calls that got version 3, 20 of 21 had a transfer that failed.";
  await open({ there: { ...nothing, rollout: { ...rollout, state: "tripped", overAt, told } } });
  expect((await screen.findByText(/Taken back by its guard/)).textContent).toContain(told);
  expect(screen.queryByRole("button", { name: "Let everybody have it", hidden: true })).toBeNull();
});

test("what is planned is listed with its time there and here, and can be cancelled", async () => {
  const plan = {
    id: "b",
    flow: "reception",
    version: version(3).id,
    number: 3,
    at: "2026-01-07T02:30",
    zone: "Europe/Berlin",
    dueAt: "2026-01-07T01:30:00.000Z",
    share: null,
    state: "waiting",
    overAt: null,
    told: "",
  };
  const lacking = { ...plan, id: "c", number: 2, state: "refused", told: "A calendar is gone." };
  const { press, asked } = await open({
    there: { ...nothing, schedules: [plan, lacking] },
    says: [[200, plan]],
  });
  await screen.findByText(/^Version 3 goes live on 2026-01-07 at 02:30 \(Europe\/Berlin\)\. Here that is/);
  expect(screen.getByText("A calendar is gone.")).toBeTruthy();
  press("Cancel it: version 3");
  await waitFor(() => expect(asked.map(([path]) => path)).toEqual(["/api/schedules/b/cancel"]));
  expect(screen.queryByRole("button", { name: "Cancel it: version 2", hidden: true })).toBeNull();
});

test("a version can be made live later and for some, and what is not filled in is told before anything is asked", async () => {
  const { press, asked, live, closed } = await open({
    says: [[200, { version: version(1), replaced: version(3) }]],
  });
  press("Make this the live version: version 1");
  const dialog = screen.getByRole("dialog", { name: "Make version 1 the live version?", hidden: true });
  const field = (name: string) => within(dialog).getByLabelText(name, { exact: false });
  fireEvent.click(field("At a time"));
  fireEvent.click(field("A share of the callers"));
  expect(dialog.textContent).toContain("It goes live when and for whom you choose below.");
  fireEvent.submit(within(dialog).getByRole("button", { name: "Make this the live version", hidden: true }));
  await screen.findByText("When or for whom is not filled in.");
  expect(asked).toEqual([]);
  fireEvent.change(field("Day and time"), { target: { value: "2026-01-07T02:30" } });
  fireEvent.change(field("Time zone"), { target: { value: "Europe/Berlin" } });
  fireEvent.change(field("Callers of a hundred"), { target: { value: "5" } });
  fireEvent.change(field("After at least so many calls"), { target: { value: "30" } });
  fireEvent.submit(within(dialog).getByRole("button", { name: "Make this the live version", hidden: true }));
  await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(asked.map(([, body]) => body)).toEqual([
    {
      note: "",
      when: { at: "2026-01-07T02:30", zone: "Europe/Berlin" },
      share: 5,
      guard: {
        calls: 30,
        errors: { worse: 5 },
        failedTransfers: { worse: 10 },
        hangUps: { worse: 15 },
      },
    },
  ]);
  expect(live).not.toHaveBeenCalled();
});

test("the draft is kept under a name, and an earlier one comes back in a step that can be undone", async () => {
  const kept = {
    id: "d",
    name: "Before the rebuild",
    title: "As it was",
    revision: 4,
    at: "2026-01-05T09:00:00.000Z",
  };
  const saved = { ...kept, id: "e", name: null, revision: 3 };
  const restored = { id: "reception", revision: 8, document: earlier, recordings: [], otherSounds: [] };
  const { press, asked, dispatched, closed } = await open({
    there: { ...nothing, drafts: [kept, saved] },
    says: [
      [201, kept],
      [200, restored],
    ],
  });
  fireEvent.change(screen.getByLabelText("Keep this draft as"), { target: { value: " Monday " } });
  press("Keep it");
  await waitFor(() => expect(asked).toHaveLength(1));
  await ready("Open as draft: revision 3");
  press("Open as draft: revision 3");
  await waitFor(() => expect(asked).toHaveLength(2));
  await waitFor(() => expect(closed).toHaveBeenCalledOnce());
  expect(asked).toEqual([
    ["/api/flows/reception/drafts", { name: "Monday" }, null],
    ["/api/flows/reception/drafts/e/restore", undefined, '"7"'],
  ]);
  expect(dispatched.mock.calls[0]?.[0]).toMatchObject({
    type: "restored",
    revision: 8,
    edit: { title: "Go back to revision 3" },
  });
  expect(screen.queryByRole("button", { name: "Remove it: revision 3", hidden: true })).toBeNull();
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
