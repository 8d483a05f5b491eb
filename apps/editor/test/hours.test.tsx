import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { setCalendarDraft } from "../src/pages/hours/drafts.ts";
import HoursPage from "../src/pages/hours/hours-page.tsx";
import { fakeServer } from "./fake-server.ts";

const span = [{ from: "09:00", to: "17:00" }];
const week = { mon: span, tue: span, wed: span, thu: span, fri: span, sat: [], sun: [] };
const kept = (id: string, name: string) => ({
  calendar: { format: 1, id, name, zone: "Europe/Berlin", week, days: [] },
  emergency: null,
  revision: 3,
  updatedAt: "2026-01-05T09:00:00.000Z",
});
const { answers, asked } = fakeServer();
const orders = () => asked.map(({ order }) => order);

beforeEach(() => {
  for (const id of ["works", "shop"]) setCalendarDraft(id, undefined);
  answers["GET /api/calendars"] = { calendars: [kept("works", "Works"), kept("shop", "Shop")] };
});

async function open() {
  const page = render(
    <FluentProvider theme={webLightTheme}>
      <HoursPage />
    </FluentProvider>,
  );
  await screen.findByRole("button", { name: "Save" });
  return page;
}

function rename(name: string): void {
  fireEvent.change(screen.getByRole("textbox", { name: "Name" }), { target: { value: name } });
}

function look(id: string): void {
  fireEvent.change(screen.getByRole("combobox", { name: "Calendar" }), { target: { value: id } });
}

const nameShown = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value;
const isSaveable = () => !screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled;

test("what is not saved is there again after another calendar, and after another page, was looked at", async () => {
  const page = await open();
  rename("Works, new");
  look("shop");
  expect([nameShown(), isSaveable()]).toEqual(["Shop", false]);
  page.unmount();
  await open();
  expect([nameShown(), isSaveable()]).toEqual(["Works, new", true]);
});

test("an address with a calendar shows that one", async () => {
  history.replaceState(null, "", "#shop");
  await open();
  expect(nameShown()).toBe("Shop");
  history.replaceState(null, "", location.pathname);
});

test("the browser asks before what is not saved is gone, and only then", async () => {
  await open();
  const isAsked = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(isAsked()).toBe(false);
  rename("Works, new");
  expect(isAsked()).toBe(true);
  rename("Works");
  expect(isAsked()).toBe(false);
});

test("what keeps a calendar from being saved is said as people call its parts, and a new day is named first", async () => {
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Add a special day" }));
  const name = screen.getByRole("textbox", { name: "Name of special day 1" });
  expect(document.activeElement).toBe(name);
  expect(isSaveable()).toBe(false);
  screen.getByText("Special day 1 has no name. Write what people call it.");
  fireEvent.change(name, { target: { value: "Works outing" } });
  expect(isSaveable()).toBe(true);
  fireEvent.change(screen.getByLabelText("Works outing: date"), { target: { value: "" } });
  screen.getByText("It is not said yet when Works outing is. Choose the whole date.");
  fireEvent.click(screen.getByRole("button", { name: "Add hours: Sunday" }));
  for (const to of ["09:00", "0"])
    fireEvent.change(screen.getByRole("textbox", { name: "Sunday, hours 1, to" }), { target: { value: to } });
  screen.getByText(/^Sunday: these hours are not complete\./);
  rename("");
  screen.getByText("The calendar has no name. Write what people call it.");
});

test("what is saved is based on the revision that was changed, and is no draft any more", async () => {
  answers["PUT /api/calendars/works"] = kept("works", "Works, new");
  await open();
  rename("Works, new");
  answers["GET /api/calendars"] = { calendars: [kept("works", "Works, new"), kept("shop", "Shop")] };
  const name = screen.getByRole("textbox", { name: "Name" });
  expect(name.closest("[inert]")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  // What was typed while it is saved would be lost with the draft.
  expect(name.closest("[inert]")).not.toBeNull();
  await screen.findByText("Works, new is saved. It holds for the next call.");
  expect(orders()).toContain("PUT /api/calendars/works");
  await waitFor(() => expect([nameShown(), isSaveable()]).toEqual(["Works, new", false]));
  expect(name.closest("[inert]")).toBeNull();
});

test("a calendar is removed only after somebody was asked, and stays where the server says that it is used", async () => {
  answers["DELETE /api/calendars/works"] = {
    code: "calendar_in_use",
    detail: 'It is used in "Branch".',
    remedy: "Take it out.",
  };
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Remove this calendar" }));
  expect(orders()).not.toContain("DELETE /api/calendars/works");
  const dialog = within(document.querySelector("dialog") as HTMLElement);
  fireEvent.click(dialog.getByRole("button", { name: "Remove this calendar", hidden: true }));
  await dialog.findByText(/It is used in "Branch"/);
  expect(orders()).toContain("DELETE /api/calendars/works");
});
