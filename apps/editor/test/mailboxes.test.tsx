import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";
import MailboxesPage from "../src/pages/mailboxes/mailboxes-page.tsx";
import { fakeServer } from "./fake-server.ts";

const frontDesk = {
  name: "front-desk",
  deliversTo: "tickets.example",
  keepDays: 2,
  room: 100,
  giveUpHours: 72,
  waiting: 0,
  refused: 0,
  kept: 0,
};
const left = (id: string, change: object = {}) => ({
  id,
  mailbox: "front-desk",
  flow: "voicemail",
  caller: "+15550180",
  called: "+15550100",
  language: "en-US",
  recordedAt: "2026-01-05T09:00:00.000Z",
  milliseconds: 4_200,
  state: "kept",
  tries: 0,
  until: "2026-01-07T09:00:00.000Z",
  ...change,
});
const { answers, asked } = fakeServer();

async function open(change: object = {}, messages: readonly object[] = []) {
  answers["GET /api/mailboxes"] = { mailboxes: [{ ...frontDesk, ...change }] };
  answers["GET /api/mailboxes/front-desk/messages"] = { messages };
  render(
    <FluentProvider theme={webLightTheme}>
      <MailboxesPage />
    </FluentProvider>,
  );
  return within(await screen.findByRole("region", { name: "front-desk" }));
}

async function openMessages(messages: readonly object[]) {
  const card = await open({}, messages);
  fireEvent.click(card.getByRole("button", { name: "Messages in front-desk" }));
  return card;
}

test("where there is none, the page says how one is set up", async () => {
  answers["GET /api/mailboxes"] = { mailboxes: [] };
  render(<MailboxesPage />);
  await screen.findByText("There are no mailboxes yet");
  const text = document.body.textContent ?? "";
  expect(text).toContain("DIALTREE_MAILBOXES");
  expect(JSON.parse(document.querySelector("pre")?.textContent ?? "")).toEqual({
    "front-desk": { keepDays: 7 },
  });
});

test("a mailbox says where its messages go, what is kept, and how much lies in it", async () => {
  const card = await open({ waiting: 3, kept: 1 });
  for (const fact of [
    "Hands each message on to tickets.example.",
    "Tries for 72 hours, then the message is lost.",
    "Keeps a message for 2 days after it was handed on.",
    "Room for 100 messages, 4 taken.",
    "3 messages wait to be handed on.",
    "1 message is kept.",
  ])
    expect(card.getByText(fact)).toBeDefined();
  expect(card.queryByText(/not taken yet/)).toBeNull();
});

test("one without an address says that its messages wait here", async () => {
  const card = await open({ deliversTo: null, keepDays: 1 });
  expect(card.getByText(/messages wait here until somebody fetches them/)).toBeDefined();
  expect(card.getByText("Keeps a message for 1 day.")).toBeDefined();
  expect(card.queryByText(/handed on/)).toBeNull();
});

test("what is not taken, and a mailbox without room, are said with what to do", async () => {
  const card = await open({ waiting: 2, refused: 1, room: 2 });
  expect(card.getByText("1 message was not taken yet by tickets.example.")).toBeDefined();
  expect(card.getByText(/url, secret and headers in the file of mailboxes/)).toBeDefined();
  expect(card.getByText(/no room for another message/)).toBeDefined();
});

test("a message that is kept can be listened to; one that waits cannot, and says how far it is", async () => {
  const card = await openMessages([
    left("a"),
    left("b", { state: "waiting", tries: 3, caller: "withheld" }),
    left("c", { state: "waiting" }),
  ]);
  await card.findByText("From +15550180", { selector: "li:first-child strong" });
  const [kept, refused, waiting] = card.getAllByRole("listitem").filter((item) => item.querySelector("time"));
  expect(kept?.textContent).toMatch(/4 s, voicemail, .*Kept until/);
  expect(refused?.textContent).toMatch(/From a withheld number.*Not taken 3 times; tried again until/);
  expect(waiting?.textContent).toMatch(/Waits to be handed on, until .*once it is kept/);
  const named = (item: HTMLElement | undefined) =>
    within(item as HTMLElement)
      .getAllByRole("button")
      .map((button) => button.getAttribute("aria-label")?.split(" ")[0]);
  expect([named(kept), named(refused)]).toEqual([["Listen", "Download", "Remove"], ["Remove"]]);
});

test("a message is downloaded under a name that says whose and when", async () => {
  answers["GET /api/messages/a/recording"] = {};
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  onTestFinished(() => click.mockRestore());
  const card = await openMessages([left("a")]);
  fireEvent.click(await card.findByRole("button", { name: /^Download the message of \+15550180/ }));
  await waitFor(() => expect(saved).toEqual(["front-desk 2026-01-05T09-00-00.wav"]));
});

test("a message is removed only after somebody was asked, and the mailbox is counted anew", async () => {
  const card = await openMessages([left("a")]);
  fireEvent.click(await card.findByRole("button", { name: /^Remove the message of \+15550180/ }));
  await screen.findByText(/Nobody can hear it any more/);
  expect(asked.map(({ order }) => order)).not.toContain("DELETE /api/messages/a");
  answers["GET /api/mailboxes/front-desk/messages"] = { messages: [] };
  fireEvent.click(screen.getByText("Remove the message"));
  await screen.findByText("No message lies here");
  const orders = asked.map(({ order }) => order);
  expect(orders).toContain("DELETE /api/messages/a");
  expect(orders.filter((order) => order === "GET /api/mailboxes")).toHaveLength(2);
});

test("of many messages the first are shown, and more when somebody asks", async () => {
  const card = await openMessages(Array.from({ length: 45 }, (_, index) => left(`m${index}`)));
  await card.findByText("Show 20 more messages");
  expect(document.querySelectorAll(".messages li")).toHaveLength(20);
  fireEvent.click(card.getByText("Show 20 more messages"));
  fireEvent.click(card.getByText("Show 5 more messages"));
  expect(document.querySelectorAll(".messages li")).toHaveLength(45);
  expect(card.queryByText(/^Show/)).toBeNull();
});

test("the flows that name it are shown when somebody wants to know", async () => {
  answers["GET /api/mailboxes/front-desk/uses"] = {
    uses: [{ flow: "desk", title: "Desk", at: "/nodes/1/data/mailbox", node: "box", name: '"Message"' }],
    published: [{ flow: "desk", number: 2 }],
  };
  const card = await open();
  fireEvent.click(card.getByRole("button", { name: "Where it is used" }));
  expect((await card.findByRole("link", { name: "Desk" })).getAttribute("href")).toBe("/flows/desk");
  expect(card.getByText("Version 2 of desk, which callers get, uses it.")).toBeDefined();
});
