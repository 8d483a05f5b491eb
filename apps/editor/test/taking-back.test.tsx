import type { FlowDocument } from "@dialtree/flow";
import { removeNode, renameNode, setTitle } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useSyncExternalStore } from "react";
import { afterEach, expect, test, vi } from "vitest";
import type { Version } from "../src/api/client.ts";
import { Announcements } from "../src/live/announce.tsx";
import { ChangesDialog } from "../src/publish/changes-dialog.tsx";
import { Session } from "../src/session/session.tsx";
import { textOf } from "../src/store/draft.ts";
import type { DraftStore } from "../src/store/draft-store.ts";
import { reception as live } from "./flows.tsx";
import { FakeServer, openRig } from "./store/rig.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const version: Version = {
  id: "v1",
  flow: live.id,
  number: 1,
  message: "",
  publishedAt: "2026-06-01T12:00:00.000Z",
};

/** The reception with another title, another name of its menu, and without what stands behind key 2. */
function changed(store: DraftStore): void {
  const steps = [
    (document: FlowDocument) => setTitle(document, "Front desk"),
    (document: FlowDocument) => renameNode(document, "main", "The menu", nodeTypes),
    (document: FlowDocument) => removeNode(document, "support", {}, nodeTypes),
  ];
  for (const step of steps) if ("refusal" in store.edit(step)) throw new Error("It could not be changed.");
}

function Page({ store, onShowStep }: { readonly store: DraftStore; readonly onShowStep: () => void }) {
  const { document } = useSyncExternalStore(store.subscribe, store.state);
  return (
    <FluentProvider theme={webLightTheme}>
      <ChangesDialog
        document={document}
        current={version}
        published={live}
        store={store}
        onShowStep={onShowStep}
        onClose={vi.fn()}
      />
      <Announcements />
    </FluentProvider>
  );
}

function open() {
  const { store } = openRig(new FakeServer(live));
  changed(store);
  const shown = vi.fn();
  render(<Page store={store} onShowStep={shown} />);
  const list = () =>
    within(screen.getByRole("region", { name: "What changes for callers", hidden: true }))
      .queryAllByRole("listitem", { hidden: true })
      .map(({ firstChild }) => firstChild?.textContent);
  const press = (name: string | RegExp) =>
    act(() => fireEvent.click(screen.getByRole("button", { name, hidden: true })));
  const said = () =>
    screen
      .getAllByRole("status", { hidden: true })
      .map(({ textContent }) => textContent)
      .join();
  return { store, shown, list, press, said };
}

test("one change is taken back, is announced, and is there again after Undo", () => {
  const { store, list, press, said } = open();
  const all = list();
  expect(all).toHaveLength(4);
  press("Take back: Main menu is now called The menu.");
  expect(list()).toEqual(
    all
      .filter((words) => !words?.includes("is now called"))
      .map((words) => words?.replace("The menu", "Main menu")),
  );
  expect(store.state().document.title).toBe("Front desk");
  expect(said()).toContain("Taken back: Main menu is now called The menu. 3 changes are left.");
  expect(document.activeElement?.textContent).toBe("Take back");
  press("Undo");
  expect(list()).toEqual(all);
  expect(said()).toContain("Not taken back any more: Main menu is now called The menu.");
  expect(screen.queryByRole("button", { name: "Undo", hidden: true })).toBeNull();
});

test("what has to wait says for what, and shows the step; in the end callers get what is drawn", () => {
  const { store, shown, list, press, said } = open();
  press(/^Take back: "Press 2, Support" of The menu/);
  expect(said()).toContain('"Press 2, Support" of The menu led to To support, which is not there any more.');
  expect(list()).toHaveLength(4);
  press("Show the step");
  expect(shown).toHaveBeenCalledExactlyOnceWith("main");
  press(/^Take back: To support/);
  press(/^Take back: "Press 2, Support" of The menu/);
  press(/^Take back: Main menu/);
  press(/^Take back: "Title of the flow"/);
  expect(list()).toEqual([]);
  expect(screen.getByText("Nothing: they get the same as in version 1.")).toBeDefined();
  expect(document.activeElement?.className).toBe("changes-back");
  expect(textOf(store.state().document)).toBe(textOf(live));
});

test("whoever may only look reads the same, and finds nothing to take back", async () => {
  const who = { signIn: "done", name: "A viewer", roles: ["viewer"], rights: ["view"], signInAt: "/sign-in" };
  vi.stubGlobal("fetch", async () => Response.json(who));
  const { store } = openRig(new FakeServer(live));
  changed(store);
  render(
    <Session>
      <Page store={store} onShowStep={vi.fn()} />
    </Session>,
  );
  expect(await screen.findByText("Main menu is now called The menu.")).toBeDefined();
  expect(screen.queryAllByRole("button", { name: /^Take back/, hidden: true })).toEqual([]);
});
