// @vitest-environment happy-dom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { type ReactNode, useRef, useState } from "react";
import { expect, test } from "vitest";
import { NothingFound } from "../src/empty/nothing-found.tsx";
import { NothingYet } from "../src/empty/nothing-yet.tsx";
import { Announcements } from "../src/live/announce.tsx";
import FlowsPage from "../src/pages/flows/flows-page.tsx";
import PromptsPage from "../src/pages/prompts/prompts-page.tsx";
import { Session } from "../src/session/session.tsx";
import { ThemeProvider } from "../src/theme/theme.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers } = fakeServer();

async function open(children: ReactNode, rights: readonly string[] = ["view", "author", "prompts"]) {
  answers["GET /api/session"] = { signIn: "done", roles: [], rights, name: "Somebody", username: "s" };
  render(
    <ThemeProvider first={webLightTheme}>
      <FluentProvider theme={webLightTheme}>
        <Announcements />
        <Session>{children}</Session>
      </FluentProvider>
    </ThemeProvider>,
  );
  await act(async () => {});
  await act(async () => {});
}

function Jars() {
  const [jars, setJars] = useState(0);
  return (
    <main>
      <h1>Jars</h1>
      {jars === 0 ? (
        <NothingYet
          title="No jars yet"
          level={2}
          right="author"
          action={
            <button type="button" onClick={() => setJars(1)}>
              Make one
            </button>
          }
        >
          <p>Callers hear what is in them.</p>
        </NothingYet>
      ) : (
        <p>One jar</p>
      )}
    </main>
  );
}

test("an empty place says what it is for, and whoever makes the first one goes on at its heading", async () => {
  await open(<Jars />);
  expect(screen.getByRole("region", { name: "No jars yet" }).textContent).toContain("Callers hear");
  expect(screen.getByRole("heading", { level: 2, name: "No jars yet" })).toBeDefined();
  const make = screen.getByRole("button", { name: "Make one" });
  make.focus();
  fireEvent.click(make);
  expect(screen.getByText("One jar")).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Jars" }));
});

test("whoever may not make the first one learns who may, and is offered nothing", async () => {
  await open(<Jars />, ["view"]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText(/made by somebody with the role author/)).toBeDefined();
});

test("what anybody may do is offered to whoever may only look", async () => {
  await open(
    <NothingYet title="Nothing here yet" level={3} action={<button type="button">Have a look</button>}>
      <p>Calls will be here.</p>
    </NothingYet>,
    ["view"],
  );
  expect(screen.getByRole("button", { name: "Have a look" })).toBeDefined();
  expect(screen.queryByText(/somebody with the role/)).toBeNull();
});

test.each(["a field", "nothing"])("whoever is at %s when the first one comes stays there", (where) => {
  const first = (jars: number) => (
    <main>
      <h1>Jars</h1>
      <input aria-label="Find" />
      {jars === 0 && (
        <NothingYet title="No jars yet" level={2}>
          <p>Somebody else makes them.</p>
        </NothingYet>
      )}
    </main>
  );
  const { rerender } = render(first(0));
  const place = where === "a field" ? screen.getByRole("textbox") : document.body;
  place.focus();
  rerender(first(1));
  expect(screen.queryByText("No jars yet")).toBeNull();
  expect(document.activeElement).toBe(place);
  // The heading was not even made one that can have the focus.
  expect(screen.getByRole("heading").hasAttribute("tabindex")).toBe(false);
});

function Shelf() {
  const [wanted, setWanted] = useState("plums");
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={field} aria-label="Find" value={wanted} readOnly />
      {wanted === "plums" && (
        <NothingFound words="No jar is called that." field={field} onShowAll={() => setWanted("")} />
      )}
    </>
  );
}

test("what hides everything is told, and can be taken away from there", async () => {
  await open(<Shelf />);
  expect(screen.getByRole("status").textContent).toContain("No jar is called that.");
  fireEvent.click(screen.getByRole("button", { name: "Show all" }));
  expect(screen.queryByRole("button")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Find" }));
});

test("the list of flows and the prompts have one place at a time to make the first one", async () => {
  answers["GET /api/flows"] = { flows: [] };
  answers["GET /api/numbers"] = { numbers: [] };
  answers["GET /api/prompts"] = { prompts: [] };
  await open(
    <>
      <FlowsPage />
      <PromptsPage />
    </>,
  );
  const places = { "There are no flows yet": "New flow", "There are no prompts yet": "New prompt" };
  for (const [name, button] of Object.entries(places)) {
    const [only, ...others] = screen.getAllByRole("button", { name: button });
    expect(others).toEqual([]);
    expect(screen.getByRole("region", { name }).contains(only ?? null)).toBe(true);
  }
});
