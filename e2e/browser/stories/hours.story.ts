// The page of opening hours by keyboard alone: the week, a holiday that comes by a rule, and the emergency.

import { hoursPath } from "@dialtree/editor/routes";
import { nothingFound } from "../axe.ts";
import { tabTo } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test.use({ flows: ["emergency"] });

test("hours are set, a holiday comes by a rule, and an emergency is switched on and ended, by keyboard alone", async ({
  page,
  own,
}) => {
  const calendar = async () => {
    const { calendars } = await (await page.request.get(`${own.serverUrl}/api/calendars`)).json();
    return calendars.find((one: { calendar: { id: string } }) => one.calendar.id === "branch");
  };
  const { keyboard } = page;
  const button = (name: string) => page.getByRole("button", { name, exact: true });

  await page.goto(own.serverUrl + hoursPath);
  await page.getByRole("textbox", { name: "Monday, hours 1, from" }).focus();
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type("730");
  await tabTo(page, button("Copy Monday to other days"));
  await keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "To Monday to Friday" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Friday, hours 1, from" })).toHaveValue("07:30");
  await expect(button("Copy Monday to other days")).toBeFocused();

  // There are many days before it.
  await button("Add a special day").focus();
  await keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: /^Name of special day/ }).last();
  await tabTo(page, name, "Shift+Tab");
  await keyboard.type("Labour Day");
  const rule = page.getByRole("combobox", { name: "Labour Day: when it is" });
  await tabTo(page, rule);
  // As the arrow keys of a list do.
  await rule.selectOption("Nth weekday of a month");
  const month = page.getByRole("combobox", { name: "Labour Day: month" });
  await tabTo(page, month);
  await month.selectOption("September");
  await expect(page.getByText(/first Monday (in|of) September/)).toBeVisible();
  await nothingFound(page);

  await button("Save").focus();
  await keyboard.press("Enter");
  await expect(page.getByText("Saved: this is what callers get.")).toBeVisible();
  const saved = (await calendar()).calendar;
  expect(saved.week.fri[0].from).toBe("07:30");
  expect(saved.days.at(-1)).toEqual({
    name: "Labour Day",
    on: { nth: 1, weekday: "mon", month: 9 },
    hours: [],
  });

  const start = button("Switch the emergency on");
  await start.focus();
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Switch the emergency on" });
  // Whose calls it changes is said before.
  await expect(dialog.getByRole("listitem")).not.toHaveCount(0);
  await nothingFound(page);
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(start).toBeFocused();
  expect((await calendar()).emergency).toBeNull();
  await keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Switch the emergency on" }));
  await keyboard.press("Enter");
  await expect(page.getByText("is in an emergency", { exact: false }).last()).toBeVisible();
  expect((await calendar()).emergency).not.toBeNull();

  await button("End the emergency").focus();
  await keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("button", { name: "End the emergency" }));
  await keyboard.press("Enter");
  await expect(button("Switch the emergency on")).toBeVisible();
  expect((await calendar()).emergency).toBeNull();
});
