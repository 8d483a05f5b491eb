import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CommandPalette } from "../src/commands/command-palette.tsx";

test("what cannot be done yet is found by its name, says what it takes, and is not done", () => {
  const [framed, closed] = [vi.fn(), vi.fn()];
  const offers = [
    { id: "undo", title: "Undo", group: "Change", run: vi.fn() },
    {
      id: "frame",
      title: "Frame around the chosen steps",
      group: "Arrange",
      lacks: "Choose steps first",
      run: framed,
    },
  ];
  render(
    <FluentProvider theme={webLightTheme}>
      <CommandPalette offers={offers} onClose={closed} />
    </FluentProvider>,
  );
  const shown = () => screen.getAllByRole("option", { hidden: true }).map(({ textContent }) => textContent);
  expect(shown()).toEqual(["UndoChange"]);
  const field = screen.getByRole("combobox", { hidden: true });
  fireEvent.change(field, { target: { value: "frame" } });
  expect(shown()).toEqual(["Frame around the chosen stepsChoose steps first"]);
  fireEvent.keyDown(field, { key: "Enter" });
  fireEvent.click(screen.getByText("Choose steps first"));
  expect([framed.mock.calls.length, closed.mock.calls.length]).toEqual([0, 0]);
});
