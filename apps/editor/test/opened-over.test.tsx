import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { KeyboardMap, Tour } from "../src/pages/flow/on-demand.tsx";

vi.mock("../src/tour/tour.tsx", () => {
  throw new TypeError("Failed to fetch");
});
afterEach(cleanup);

test("where one of the dialogs of a flow cannot be fetched, another opens all the same", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <FluentProvider theme={webLightTheme}>
      <Tour onEnd={() => undefined} />
      <KeyboardMap commands={[]} onClose={() => undefined} />
    </FluentProvider>,
  );
  expect(await screen.findByText("This part of the page could not be shown.")).toBeDefined();
  expect(await screen.findByRole("dialog", { name: "Keys of this page" })).toBeDefined();
});
