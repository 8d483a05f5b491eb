import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import PinListsPage from "../src/pages/pin-lists/pin-lists-page.tsx";
import { fakeServer } from "./fake-server.ts";

const customers = {
  name: "customers",
  accounts: 2,
  updatedAt: "2026-01-05T09:00:00.000Z",
  guesses: 5,
  windowMinutes: 1_440,
  lockoutMinutes: 45,
  locked: 0,
  lockedUntil: null as string | null,
};
const policy = { guesses: 5, windowMinutes: 1_440, lockoutMinutes: 45 };
const { answers, asked } = fakeServer();
const orders = () => asked.map(({ order }) => order);

beforeEach(() => {
  answers["GET /api/pin-lists"] = { lists: [customers] };
});

async function open() {
  render(
    <FluentProvider theme={webLightTheme}>
      <PinListsPage />
    </FluentProvider>,
  );
  return within(await screen.findByRole("region", { name: "customers" }));
}

function choose(text: string): void {
  const input = document.querySelector<HTMLInputElement>('dialog input[type="file"]') as HTMLInputElement;
  fireEvent.change(input, { target: { files: [new File([text], "pins.csv")] } });
}

const dialogText = () => document.querySelector("dialog")?.textContent ?? "";

test("a list says how large it is, what follows wrong PINs, and how many are locked out", async () => {
  const card = await open();
  expect(card.getByText(/^2 accounts, taken in /)).toBeDefined();
  expect(card.getByText(/5 wrong PINs within 24 hours .* for 45 minutes/)).toBeDefined();
  expect(card.getByText("Nobody is locked out now.")).toBeDefined();
});

test("lockouts are told by their number and their end", async () => {
  answers["GET /api/pin-lists"] = {
    lists: [{ ...customers, locked: 3, lockedUntil: "2026-01-05T10:00:00.000Z" }],
  };
  const card = await open();
  expect(card.getByText(/^Locked out now: 3 accounts and callers, the last one until .*2026/)).toBeDefined();
});

test("a sheet says what it changes before anything is changed, and no PIN leaves the page for that", async () => {
  answers["POST /api/pin-lists/customers/comparison"] = { added: 1, replaced: 1, removed: 7 };
  answers["PUT /api/pin-lists/customers"] = customers;
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Upload a sheet to customers" }));
  choose("account,pin\n104711,908172\n200042,563412\n");
  await screen.findByText("New: 1 account");
  screen.getByText("In the list already: 1 account, whose PINs are set to those of the file");
  screen.getByText("Not in the file: 7 accounts, removed from the list");
  expect(dialogText()).not.toMatch(/908172|563412|104711/);
  expect(asked.at(-1)).toMatchObject({ body: { accounts: ["104711", "200042"] } });
  expect(JSON.stringify(asked)).not.toMatch(/908172|563412/);
  fireEvent.click(screen.getByText("Take in 2 accounts"));
  await screen.findAllByText(/customers has 2 accounts now\. Delete the file/);
  const entries = [
    { account: "104711", pin: "908172" },
    { account: "200042", pin: "563412" },
  ];
  expect(asked.find(({ order }) => order.startsWith("PUT"))?.body).toEqual({ entries, ...policy });
});

test("a sheet with faults is told line by line, no more than fifty, and nothing is sent", async () => {
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Upload a sheet to customers" }));
  choose(`account,pin\n${Array.from({ length: 60 }, (_, row) => `${row},777\n`).join("")}`);
  await screen.findByText(/^Line 2: its PIN is not 4 to 12 digits\. Write it as it is keyed in/);
  expect(dialogText()).toContain("Line 51:");
  expect(dialogText()).not.toContain("Line 52:");
  expect(dialogText()).toContain("And 10 more.");
  expect(dialogText()).not.toContain("777");
  const take = screen.getByText("Take in 0 accounts") as HTMLButtonElement;
  expect(take.disabled).toBe(true);
  expect(orders()).toEqual(["GET /api/pin-lists"]);
});

test("a new list has a name of its own, and rules that somebody may change", async () => {
  answers["PUT /api/pin-lists/members"] = { ...customers, name: "members", accounts: 1 };
  await open();
  fireEvent.click(screen.getByRole("button", { name: "New list" }));
  choose("account,pin\n1,4711\n");
  await screen.findByText("pins.csv: 1 account.");
  const name = screen.getByLabelText(/What is the list called/);
  const take = screen.getByText("Take in 1 account") as HTMLButtonElement;
  for (const wrong of ["customers", "No name"]) {
    fireEvent.change(name, { target: { value: wrong } });
    expect(take.disabled, wrong).toBe(true);
  }
  fireEvent.change(name, { target: { value: "members" } });
  const guesses = screen.getByLabelText("Wrong PINs of an account until nobody can try");
  fireEvent.change(guesses, { target: { value: "11" } });
  expect(take.disabled).toBe(true);
  fireEvent.change(guesses, { target: { value: "4" } });
  fireEvent.click(take);
  await screen.findAllByText(/members has 1 account now/);
  expect(asked.find(({ order }) => order.startsWith("PUT"))?.body).toEqual({
    entries: [{ account: "1", pin: "4711" }],
    guesses: 4,
    windowMinutes: 1_440,
    lockoutMinutes: 30,
  });
});

test("a lockout is lifted for an account or a caller, written as people write them", async () => {
  const card = await open();
  const lift = async (who: string, label: RegExp, typed: string) => {
    fireEvent.click(card.getByRole("button", { name: "Lift a lockout in customers" }));
    fireEvent.click(screen.getByLabelText(who));
    fireEvent.change(screen.getByLabelText(label), { target: { value: typed } });
    fireEvent.click(screen.getByText("Let them try again"));
  };
  await lift("A caller", /Number, or object id/, "15550170");
  await screen.findByText(/Write a number with plus sign/);
  fireEvent.click(screen.getByText("Cancel"));
  await lift("A caller", /Number, or object id/, "+1 (555) 0170");
  await screen.findAllByText("Whoever it was can try again in customers.");
  await lift("An account", /Account, as it is keyed in/, "104711");
  await waitFor(() => expect(document.querySelector("dialog")).toBeNull());
  fireEvent.click(card.getByRole("button", { name: "Lift a lockout in customers" }));
  fireEvent.click(screen.getByLabelText(/^Everybody: the list is guarded/));
  expect(screen.queryByLabelText(/as it is keyed in/)).toBeNull();
  fireEvent.click(screen.getByText("Let them try again"));
  await waitFor(() =>
    expect(asked.filter(({ order }) => order.endsWith("/unlock")).map(({ body }) => body)).toEqual([
      { caller: "+15550170" },
      { account: "104711" },
      { everybody: true },
    ]),
  );
});

test("before a list is removed its flows are named, published ones too", async () => {
  answers["GET /api/pin-lists/customers/uses"] = {
    uses: [{ flow: "bank", title: "Bank", at: "/nodes/3/data/list", node: "pin", name: '"Your PIN"' }],
    published: [{ flow: "bank", number: 4 }],
  };
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Remove customers" }));
  await screen.findByText("Version 4 of bank, which callers get, uses it.");
  expect(dialogText()).toContain('Bank in "Your PIN"');
  expect(dialogText()).toContain("leave the step by Could not be checked");
  expect(orders()).not.toContain("DELETE /api/pin-lists/customers");
  fireEvent.click(screen.getByText("Remove the list"));
  await screen.findAllByText("customers is removed.");
  expect(orders()).toContain("DELETE /api/pin-lists/customers");
});

test("what the server refuses is said in the dialog, with what to do", async () => {
  answers["POST /api/pin-lists/customers/comparison"] = {
    code: "pin_list_sealed",
    detail: "It was sealed.",
    remedy: "Put the secret back.",
  };
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Upload a sheet to customers" }));
  choose("account,pin\n1,4711\n");
  await screen.findByText("It was sealed.");
  expect(dialogText()).toContain("Put the secret back.");
});
