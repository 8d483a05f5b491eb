import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import PromptsPage from "../src/pages/prompts/prompts-page.tsx";
import { fakeServer } from "./fake-server.ts";

const welcome = {
  id: "welcome",
  title: "Welcome",
  words: { "en-US": "Welcome to Fabrikam.", "de-DE": "Willkommen." },
  revision: 3,
  updatedAt: "2026-01-05T09:00:00.000Z",
  sounds: [{ language: "en-US", hash: "a", milliseconds: 1_240 }],
};

const { answers, asked } = fakeServer();

beforeEach(() => {
  answers["GET /api/prompts"] = { prompts: [welcome] };
});

async function open() {
  render(
    <FluentProvider theme={webLightTheme}>
      <PromptsPage />
    </FluentProvider>,
  );
  return within(await screen.findByRole("region", { name: "Welcome" }));
}

test("a prompt is shown with what it says, and which languages lack a sound", async () => {
  const card = await open();
  expect(card.getByText("Welcome to Fabrikam.")).toBeDefined();
  expect(card.getByText(/1\.2 s/)).toBeDefined();
  expect(card.getByText(/not recorded yet/)).toBeDefined();
  expect(card.getByRole("button", { name: "Play Welcome in American English" })).toBeDefined();
  expect(card.queryByRole("button", { name: "Play Welcome in German (Germany)" })).toBeNull();
  expect(card.getByRole("button", { name: "New sound for Welcome in German (Germany)" })).toBeDefined();
});

test("where it is used is asked for when somebody wants to know", async () => {
  answers["GET /api/prompts/welcome"] = {
    ...welcome,
    uses: [{ flow: "desk", title: "Front desk", language: "en-US", at: "/nodes/1", name: '"Greeting"' }],
    published: [{ flow: "desk", number: 4 }],
  };
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Where it is used" }));
  const link = await card.findByRole("link", { name: "Front desk" });
  expect(link.getAttribute("href")).toBe("/flows/desk");
  expect(card.getByText(/in "Greeting", American English/)).toBeDefined();
  expect(card.getByText("Version 4 of desk plays it, as it was published.")).toBeDefined();
});

test("it is renamed and removed by the revision that is shown; what the server refuses is said", async () => {
  answers["PUT /api/prompts/welcome"] = welcome;
  answers["DELETE /api/prompts/welcome"] = {
    code: "prompt_in_use",
    detail: 'It is used in the flow "desk".',
    remedy: "Take it out first.",
  };
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Rename Welcome" }));
  fireEvent.change(screen.getByLabelText(/What is it called/), { target: { value: " Greeting " } });
  fireEvent.click(screen.getByText("Save"));
  await waitFor(() =>
    expect(asked).toContainEqual({
      order: "PUT /api/prompts/welcome",
      body: { title: "Greeting", words: welcome.words },
      ifMatch: '"3"',
    }),
  );
  await screen.findByText("Greeting is saved.");
  fireEvent.click(screen.getByRole("button", { name: "Remove Welcome" }));
  await screen.findByText('It is used in the flow "desk".');
  expect(asked.at(-1)).toMatchObject({ order: "DELETE /api/prompts/welcome", ifMatch: '"3"' });
});

test("the sound of one language is taken out", async () => {
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Remove the sound of Welcome in American English" }));
  expect((await screen.findAllByText("Welcome has no sound in American English any more.")).length).toBe(1);
  expect(asked.map(({ order }) => order)).toContain("DELETE /api/prompts/welcome/sounds/en-US");
});

test("a new one gets an id that people can read, and that nobody has", async () => {
  answers["POST /api/prompts"] = { ...welcome, id: "welcome-2" };
  await open();
  fireEvent.click(screen.getByRole("button", { name: "New prompt" }));
  fireEvent.change(screen.getByLabelText(/What is it called/), { target: { value: "Welcome" } });
  fireEvent.click(screen.getByText("Save"));
  await waitFor(() =>
    expect(asked.map(({ body }) => body)).toContainEqual({ id: "welcome-2", title: "Welcome", words: {} }),
  );
});

test("whoever removes a prompt goes on at the heading, as the button goes with it", async () => {
  const card = await open();
  const remove = card.getByRole("button", { name: "Remove Welcome" });
  remove.focus();
  answers["GET /api/prompts"] = { prompts: [] };
  fireEvent.click(remove);
  await waitFor(() => expect(remove.isConnected).toBe(false));
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
});
