import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { UploadList } from "../src/upload/upload-list.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function choose(...files: readonly File[]): void {
  const input = document.querySelector("input[type=file]");
  fireEvent.change(input as Element, { target: { files } });
}

const rows = () => screen.getAllByRole("listitem", { hidden: true }).map(({ textContent }) => textContent);

test("files of one name from two folders are two lines, also when others are chosen in their place", () => {
  const error = vi.spyOn(console, "error");
  render(
    <FluentProvider theme={webLightTheme}>
      <UploadList
        title="Sounds"
        about="All at once"
        planOf={(file) => ({ file, refused: `${file.size} bytes` })}
        onSent={() => {}}
        onClose={() => {}}
      />
    </FluentProvider>,
  );
  choose(new File(["a"], "welcome.wav"), new File(["bb"], "welcome.wav"));
  expect(rows()).toEqual(["welcome.wav: 1 bytes", "welcome.wav: 2 bytes"]);
  choose(new File(["ccc"], "welcome.wav"));
  expect(rows()).toEqual(["welcome.wav: 3 bytes"]);
  // React tells there of lines that it cannot tell apart.
  expect(error.mock.calls).toEqual([]);
});
