import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EverywhereSettings } from "../src/inspector/everywhere-settings.tsx";
import { type Desk, openDesk } from "./desk.tsx";
import { reception } from "./flows.tsx";

let desk: Desk;
beforeEach(() => {
  desk = openDesk((document, does) => (
    <EverywhereSettings document={document} problems={[]} flows={[]} does={does} />
  ));
});
afterEach(() => cleanup());

const choose = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

test("back and again are keys of the whole flow, until nobody wants one any more", () => {
  expect(screen.queryByLabelText(/They work at/)).toBeNull();
  choose("Key for back to the question before", "*");
  choose("Key to hear the question again", "#");
  expect(desk.flow.everywhere).toEqual({ back: "*", repeat: "#", except: [] });
  choose("Key for back to the question before", "none");
  choose("Key to hear the question again", "none");
  expect(desk.flow).not.toHaveProperty("everywhere");
});

test("a key without a place is no way out yet", () => {
  choose("Key for the way out", "0");
  expect(desk.flow).not.toHaveProperty("everywhere");
  choose("The way out leads to", "node sales");
  expect(desk.flow.everywhere).toEqual({ operator: { key: "0", to: { node: "sales" } }, except: [] });
  choose("Key for the way out", "9");
  expect(desk.flow.everywhere?.operator).toEqual({ key: "9", to: { node: "sales" } });
});

test("each question can be an exception, and nothing else", () => {
  choose("Key to hear the question again", "#");
  const questions = screen.getAllByLabelText<HTMLInputElement>(/They work at/);
  const menus = reception.nodes.filter(({ type }) => type === "menu");
  expect(questions.map(({ checked }) => checked)).toEqual(menus.map(() => true));
  fireEvent.click(questions[0] as HTMLElement);
  expect(desk.flow.everywhere).toEqual({ repeat: "#", except: [menus[0]?.id] });
  fireEvent.click(questions[0] as HTMLElement);
  expect(desk.flow.everywhere).toEqual({ repeat: "#", except: [] });
});
