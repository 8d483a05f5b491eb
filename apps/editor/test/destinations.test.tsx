import { safePolicy } from "@dialtree/flow/destinations";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import DestinationsPage from "../src/pages/destinations/destinations-page.tsx";
import { fakeServer } from "./fake-server.ts";

const kept = {
  policy: { ...safePolicy, allowed: [{ starts: "+4420", note: "London" }] },
  revision: 3,
  updatedAt: null,
  ownAreas: ["DE", "+1"],
  callsOfHour: 12,
  notAllowed: [] as object[],
};
const { answers, asked } = fakeServer();
const puts = () => asked.filter(({ order }) => order.startsWith("PUT"));

beforeEach(() => {
  answers["GET /api/destination-policy"] = kept;
  answers["PUT /api/destination-policy"] = kept;
});

async function open() {
  render(
    <FluentProvider theme={webLightTheme}>
      <DestinationsPage />
    </FluentProvider>,
  );
  await screen.findByText("This is what holds.");
}

const group = (name: string) => within(screen.getByRole("group", { name }));
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const save = () => screen.getByRole("button", { name: "Save" }) as HTMLButtonElement;

test("the page says what is allowed, what is refused, and which flows lead where calls may not go", async () => {
  answers["GET /api/destination-policy"] = {
    ...kept,
    notAllowed: [{ flow: "desk", title: "Front desk", number: "+5352123456", why: "Refused." }],
  };
  await open();
  screen.getByLabelText("The countries of our own numbers: Germany and +1");
  screen.getByText("Front desk, +5352123456: Refused.");
  screen.getByText("Calls to phone numbers in the last hour: 12");
  group("Numbers that are allowed").getByText("London");
  expect((screen.getByLabelText("Premium rate") as HTMLInputElement).checked).toBe(true);
  expect(save().disabled).toBe(true);
});

test("rules are added as people write numbers, told why when they are none, and removed; saving names the revision", async () => {
  await open();
  const refused = group("Numbers that are refused");
  const number = refused.getByLabelText("Number, or its beginning and *");
  const add = refused.getByRole("button", { name: "Add" });
  type(number, "0049 30");
  fireEvent.click(add);
  refused.getByText("Write + in place of 00 or 011.");
  type(number, "+49 (30) 12*");
  type(refused.getByLabelText("Why (optional)"), "A hotline");
  fireEvent.click(add);
  refused.getByText("+493012…");
  fireEvent.click(group("Numbers that are allowed").getByRole("button", { name: "Remove +4420…" }));
  fireEvent.click(screen.getByLabelText("Premium rate"));
  screen.getByText("Not saved yet.");
  fireEvent.click(save());
  await screen.findByText("Saved. It holds now.");
  expect(puts()).toMatchObject([
    {
      ifMatch: '"3"',
      body: {
        ...safePolicy,
        refused: [{ starts: "+493012", note: "A hotline" }],
        refusedKinds: ["shared-cost", "personal", "satellite"],
      },
    },
  ]);
});

test("what is switched off and on again is no change", async () => {
  await open();
  for (const _ of [1, 2]) fireEvent.click(screen.getByLabelText("Shared cost"));
  screen.getByText("This is what holds.");
});

test("a count that is none, or too large, is told and cannot be saved", async () => {
  await open();
  const minutes = screen.getByLabelText("Minutes that a call lasts at most");
  for (const wrong of ["121", "0", "many", ""]) {
    type(minutes, wrong);
    screen.getByText("A whole number from 1 to 120.");
    expect(save().disabled, wrong).toBe(true);
  }
  type(minutes, "45");
  fireEvent.click(save());
  await screen.findByText("Saved. It holds now.");
  expect(puts()[0]?.body).toMatchObject({ callMinutes: 45 });
});

test("a number is looked at by what stands on the page, saved or not; a change of that takes the answer away", async () => {
  answers["POST /api/destination-policy/verdict"] = {
    number: "+442079460000",
    allowed: true,
    code: null,
    says: "Allowed by the rule +4420….",
    remedy: null,
    belongsTo: "United Kingdom",
  };
  await open();
  fireEvent.click(
    screen.getByLabelText("Satellite phones and international networks (+870, +881, +882, +883)"),
  );
  type(screen.getByLabelText("Phone number"), "+44 20 7946 0000");
  fireEvent.click(screen.getByRole("button", { name: "Look" }));
  await screen.findByText("+442079460000: Allowed by the rule +4420….");
  screen.getByText("It belongs to United Kingdom.");
  expect(asked.at(-1)?.body).toMatchObject({
    number: "+44 20 7946 0000",
    policy: { refusedKinds: ["premium", "shared-cost", "personal"] },
  });
  fireEvent.click(screen.getByLabelText("Premium rate"));
  expect(screen.queryByText(/Allowed by the rule/)).toBeNull();
});

test("whoever saves too late is told so, and keeps what stands on the page", async () => {
  answers["PUT /api/destination-policy"] = {
    code: "policy_conflict",
    detail: "It was changed since.",
    remedy: "Look at it.",
  };
  await open();
  type(screen.getByLabelText("Calls in an hour"), "5");
  fireEvent.click(save());
  await screen.findByText(/It was changed since\./);
  expect((screen.getByLabelText("Calls in an hour") as HTMLInputElement).value).toBe("5");
});
