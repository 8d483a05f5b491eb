import { cleanup, createEvent, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DirectorySettings } from "../src/inspector/directories/directory-settings.tsx";
import { type Desk, openDesk } from "./desk.tsx";

const id = "550fae72-d251-43ec-868c-373732c2704f";
let desk: Desk;
beforeEach(() => {
  desk = openDesk((document, does) => <DirectorySettings document={document} does={does} />);
});
afterEach(() => cleanup());

const press = (name: RegExp | string) => fireEvent.click(screen.getByRole("button", { name }));
const cell = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });
const write = (name: string, value: string) => fireEvent.change(cell(name), { target: { value } });
const people = () => desk.flow.directories?.[0]?.people;
function paste(name: string, text: string): boolean {
  const event = createEvent.paste(cell(name), { clipboardData: { getData: () => text } });
  fireEvent(cell(name), event);
  return event.defaultPrevented;
}

test("a directory is added, called something, given a language and taken away", () => {
  press("Add a directory");
  press("Add a directory");
  expect(desk.flow.directories?.map((directory) => directory.id)).toEqual(["staff", "staff-2"]);
  const [name] = screen.getAllByLabelText("What is it called?");
  fireEvent.change(name as HTMLElement, { target: { value: "Doctors" } });
  fireEvent.change(screen.getByLabelText("Language of the names in Doctors"), { target: { value: "de-DE" } });
  expect(desk.flow.directories?.[0]).toMatchObject({ title: "Doctors", language: "de-DE" });
  press("Remove Doctors");
  press("Remove Staff");
  expect(desk.flow).not.toHaveProperty("directories");
});

test("people are typed in, and saved as one step", () => {
  press("Add a directory");
  press("0 people in Staff");
  write("First name, row 1", "Maria");
  write("Last name, row 1", "Berg");
  write("Extension, row 1", "201");
  write("Connects to: Teams user, phone number, or a name as in “named support”, row 1", id);
  fireEvent.click(screen.getByRole("checkbox", { name: "Found by name, row 1" }));
  expect(people()).toEqual([]);
  const before = desk.steps;
  press("Save");
  expect(people()).toEqual([
    { first: "Maria", last: "Berg", extension: "201", to: { kind: "user", id }, unlisted: true },
  ]);
  expect(desk.steps).toBe(before + 1);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a directory without rows is not one in which nobody was found", () => {
  press("Add a directory");
  press("0 people in Staff");
  press("Remove row 1");
  expect(screen.queryByRole("textbox", { name: "First name, row 1" })).toBeNull();
  expect(screen.queryByText("Nobody in the directory is called that.")).toBeNull();
});

test("rows that were copied in a spreadsheet are spread over the table; a word is pasted as anywhere", () => {
  press("Add a directory");
  press("0 people in Staff");
  expect(paste("First name, row 1", "Maria")).toBe(false);
  expect(
    paste("First name, row 1", `First\tLast\tTo\r\nMaria\tBerg\t${id}\r\nBen\tMills\t+15550100\r\n`),
  ).toBe(true);
  expect(cell("Last name, row 2").value).toBe("Mills");
  press("Save");
  expect(people()?.map(({ last, to }) => [last, to?.kind])).toEqual([
    ["Berg", "user"],
    ["Mills", "phone"],
  ]);
});

test("what is wrong is said below its row, and nothing is saved before it is mended", () => {
  press("Add a directory");
  press("0 people in Staff");
  paste("First name, row 1", `Maria\tBerg\t\t\t201\t${id}\nBen\tMills\t\t\t20x\t15550100`);
  const wrong = cell("First name, row 2");
  expect(wrong.getAttribute("aria-invalid")).toBe("true");
  const told = document.getElementById(wrong.getAttribute("aria-describedby") ?? "")?.textContent;
  expect(told).toMatch(/"15550100" \(to\) is neither .*"20x" is no extension/);
  expect(cell("First name, row 1").hasAttribute("aria-describedby")).toBe(false);
  press("Save");
  expect(screen.getByRole("alert").textContent).toContain("1 row has something to mend");
  expect(people()).toEqual([]);
  press("Remove row 2");
  press("Save");
  expect(people()).toHaveLength(1);
});

test("people who sound alike are worth a look, and can be saved", () => {
  press("Add a directory");
  press("0 people in Staff");
  paste("First name, row 1", `Maria\tBerg\t\t\t201\t${id}\nMaria\tBerg\t\t\t202\t+15550100`);
  expect(screen.getByText(/callers cannot tell them apart/)).toBeDefined();
  press("Save");
  expect(people()).toHaveLength(2);
});

test("Enter goes to the next row and adds one at the end; Cancel changes nothing", () => {
  press("Add a directory");
  press("0 people in Staff");
  fireEvent.keyDown(cell("Last name, row 1"), { key: "Enter" });
  expect(cell("Last name, row 2")).toBeDefined();
  write("Last name, row 1", "Berg");
  press("Cancel");
  expect(people()).toEqual([]);
});

test("of many people some are shown, and anybody can be found", () => {
  press("Add a directory");
  press("0 people in Staff");
  const rows = Array.from(
    { length: 60 },
    (_, index) => `P\tNumber${index}\t\t\t${index}\t+155501${index + 10}`,
  );
  paste("First name, row 1", rows.join("\n"));
  const table = within(screen.getByRole("table"));
  expect(table.getAllByRole("textbox", { name: /^Last name/ })).toHaveLength(25);
  press("Later rows");
  expect(cell("Last name, row 26").value).toBe("Number25");
  fireEvent.change(screen.getByLabelText("Find somebody"), { target: { value: "number59" } });
  expect(table.getAllByRole("textbox", { name: /^Last name/ })).toHaveLength(1);
  expect(cell("Last name, row 60").value).toBe("Number59");
  press("Save");
  expect(people()).toHaveLength(60);
});
