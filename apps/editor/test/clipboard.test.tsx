// @vitest-environment happy-dom
// Whose the clipboard is on the page of a flow: the flow's, or what somebody types and has marked.

import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clipboardCommands, useClipboard } from "../src/pages/flow/use-clipboard.ts";

const told = { copied: vi.fn(), cut: vi.fn(), pasted: vi.fn() };
const note = vi.fn();

beforeEach(() => {
  told.copied.mockReset().mockReturnValue("steps");
  told.cut.mockReset();
  told.pasted.mockReset().mockReturnValue(true);
  note.mockReset();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Page({ asks }: { readonly asks: boolean }) {
  useClipboard(told);
  return (
    <main>
      <p>Words of the page</p>
      <input aria-label="Name" />
      {asks && <dialog open>Remove it?</dialog>}
    </main>
  );
}

/** What the browser does when somebody copies, cuts or pastes: what lies in the clipboard then, and whether that was the page's doing. */
function happens(type: "copy" | "cut" | "paste", target: Element) {
  let held = "from elsewhere";
  const clipboardData = { getData: () => held, setData: (_type: string, text: string) => (held = text) };
  const event = new Event(type, { bubbles: true, cancelable: true });
  const isOurs = !target.dispatchEvent(Object.assign(event, { clipboardData }));
  return { held, isOurs };
}

const words = () => screen.getByText("Words of the page");
const mark = (isMarked: boolean) =>
  vi.stubGlobal("getSelection", () => ({ isCollapsed: !isMarked }) as Selection);

describe("the keys of the system", () => {
  test("copy what is chosen, and only cutting takes it away", () => {
    render(<Page asks={false} />);
    expect(happens("copy", words())).toEqual({ held: "steps", isOurs: true });
    expect(told.cut).not.toHaveBeenCalled();
    expect(happens("cut", words())).toEqual({ held: "steps", isOurs: true });
    expect(told.cut).toHaveBeenCalledOnce();
  });

  test("paste what is steps, and leave everything else to the browser", () => {
    render(<Page asks={false} />);
    expect(happens("paste", words()).isOurs).toBe(true);
    expect(told.pasted).toHaveBeenLastCalledWith("from elsewhere");
    told.pasted.mockReturnValue(false);
    expect(happens("paste", words()).isOurs).toBe(false);
  });

  test("leave the clipboard as it is where nothing is chosen", () => {
    told.copied.mockReturnValue(undefined);
    render(<Page asks={false} />);
    for (const type of ["copy", "cut"] as const)
      expect(happens(type, words())).toEqual({ held: "from elsewhere", isOurs: false });
    expect(told.cut).not.toHaveBeenCalled();
  });

  test.each(["copy", "cut", "paste"] as const)(
    "%s in a field, and while a question is asked, is not ours",
    (type) => {
      const { rerender } = render(<Page asks={false} />);
      expect(happens(type, screen.getByRole("textbox")).isOurs).toBe(false);
      rerender(<Page asks />);
      expect(happens(type, words()).isOurs).toBe(false);
      for (const does of Object.values(told)) expect(does).not.toHaveBeenCalled();
    },
  );

  test("words that somebody has marked are copied as words, and stand in nobody's way who pastes", () => {
    mark(true);
    render(<Page asks={false} />);
    expect(happens("copy", words()).isOurs).toBe(false);
    expect(happens("cut", words()).isOurs).toBe(false);
    expect(happens("paste", words()).isOurs).toBe(true);
    mark(false);
    expect(happens("copy", words()).isOurs).toBe(true);
  });

  test("are nobody's once the page has gone", () => {
    const { unmount } = render(<Page asks={false} />);
    unmount();
    for (const type of ["copy", "cut", "paste"] as const)
      expect(happens(type, document.body).isOurs).toBe(false);
  });
});

describe("the commands", () => {
  const commands = (clipboard: Partial<Clipboard>) => {
    vi.stubGlobal("navigator", { clipboard });
    return clipboardCommands(told, note);
  };

  test("cut nothing that did not come to the clipboard", async () => {
    const closed = commands({
      writeText: () => Promise.reject(new DOMException("Denied", "NotAllowedError")),
    });
    closed.cut();
    await vi.waitFor(() => expect(note).toHaveBeenCalledOnce());
    expect(told.cut).not.toHaveBeenCalled();
    const writeText = vi.fn(async () => {});
    commands({ writeText }).cut();
    await vi.waitFor(() => expect(told.cut).toHaveBeenCalledOnce());
    expect(writeText).toHaveBeenCalledWith("steps");
  });

  test("say when there are no steps to paste, and when the browser does not let them look", async () => {
    told.pasted.mockReturnValue(false);
    commands({ readText: async () => "prose" }).paste();
    await vi.waitFor(() => expect(note).toHaveBeenCalledOnce());
    commands({ readText: () => Promise.reject(new DOMException("Denied", "NotAllowedError")) }).paste();
    await vi.waitFor(() => expect(note).toHaveBeenCalledTimes(2));
    const [[none], [closed]] = note.mock.calls as unknown as [[string], [string]];
    expect(none).not.toBe(closed);
  });
});
