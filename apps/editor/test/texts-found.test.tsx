// Finding a flow by what its callers hear.

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { TextsFound } from "../src/pages/flows/texts-found.tsx";
import { fakeServer } from "./fake-server.ts";

const { answers, asked } = fakeServer();
const text = { flow: "desk", title: "Front desk", node: "welcome", step: "Welcome", language: "en-GB" };

test("what is typed is looked for where callers hear it, each place with the way to its step", async () => {
  answers["GET /api/texts?words=holiday"] = {
    texts: [
      { ...text, text: "We are on holiday." },
      { ...text, node: null, step: null, text: "No holiday for us." },
    ],
    more: true,
  };
  const { rerender } = render(<TextsFound wanted="ho" />);
  rerender(<TextsFound wanted=" holiday " />);
  const links = await screen.findAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["Front desk: Welcome", "/flows/desk#welcome"],
    ["Front desk: when something goes wrong", "/flows/desk"],
  ]);
  expect(screen.getByText("We are on holiday.").lang).toBe("en-GB");
  expect(screen.getByText("And at more places: write more of the text.")).toBeDefined();
  // What does not fit any more goes at once, not when the next answer is there.
  rerender(<TextsFound wanted="no holiday" />);
  expect(screen.getAllByRole("link")).toHaveLength(1);
  rerender(<TextsFound wanted="holidays" />);
  expect(screen.queryByRole("link")).toBeNull();
  // Two letters are in nearly every text.
  expect(asked).toHaveLength(1);
});

test("a step that says the same after each attempt is told each time", async () => {
  const again = { ...text, text: "Once more." };
  answers["GET /api/texts?words=once"] = { texts: [again, again], more: false };
  const { rerender } = render(<TextsFound wanted="once" />);
  expect(await screen.findAllByRole("link")).toHaveLength(2);
  rerender(<TextsFound wanted="once upon" />);
  expect(screen.queryByRole("link")).toBeNull();
});

test("what is not heard anywhere is no heading without a list", async () => {
  answers["GET /api/texts?words=nowhere"] = { texts: [], more: false };
  const { container } = render(<TextsFound wanted="nowhere" />);
  await expect.poll(() => asked.length).toBe(1);
  await Promise.resolve();
  expect(container.textContent).toBe("");
});

test("what cannot be looked for says why", async () => {
  answers["GET /api/texts?words=whatever"] = {
    code: "database_unavailable",
    detail: "The database does not answer.",
    remedy: "Try again.",
  };
  render(<TextsFound wanted="whatever" />);
  expect(await screen.findByText(/The database does not answer/)).toBeDefined();
});
