// @vitest-environment happy-dom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { lazy, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../src/api/errors.ts";
import { Announcements, announce } from "../src/live/announce.tsx";
import { HowFar } from "../src/live/how-far.tsx";
import { Part } from "../src/live/part.tsx";
import { useWork } from "../src/live/use-work.ts";
import { patience, Waiting } from "../src/live/waiting.tsx";
import { WorkButton } from "../src/live/work-button.tsx";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(children: ReactNode) {
  const drawn = (now: ReactNode) => (
    <FluentProvider theme={webLightTheme}>
      <Announcements />
      {now}
    </FluentProvider>
  );
  const { rerender } = render(drawn(children));
  return (now: ReactNode) => rerender(drawn(now));
}
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const told = () => screen.getByRole("status").textContent?.trim();

test("what is there soon is not announced; what takes longer than half a second is, and named", async () => {
  show(<Waiting words="Opening the flow" />);
  expect(document.querySelector("[aria-busy=true]")).not.toBeNull();
  await pass(patience - 1);
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(told()).toBe("");
  await pass(1);
  expect(screen.getByRole("progressbar", { name: "Opening the flow" })).toBeDefined();
  expect(told()).toBe("Opening the flow");
});

test("of what is done piece by piece it is said how many are through, and what it is about once", async () => {
  const next = show(<HowFar words="Uploading" count="0 of 3 sounds" done={0} of={3} />);
  await pass(patience);
  expect(told()).toBe("Uploading");
  next(<HowFar words="Uploading" count="2 of 3 sounds" done={2} of={3} />);
  expect(screen.getByText("2 of 3 sounds")).toBeDefined();
  const bar = screen.getByRole("progressbar");
  expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuemax")]).toEqual(["2", "3"]);
  expect(told()).toBe("Uploading");
});

test("a button at work does its work once, keeps the focus, and says what it is at when that takes long", async () => {
  const done = Promise.withResolvers<void>();
  const work = vi.fn(() => done.promise);
  show(<WorkButton onWork={work}>Remove it</WorkButton>);
  const button = screen.getByRole("button");
  button.focus();
  fireEvent.click(button);
  fireEvent.click(button);
  expect(work).toHaveBeenCalledOnce();
  await pass(patience - 1);
  expect(button.textContent).toBe("Remove it");
  await pass(1);
  expect(button.textContent).toBe("Under way: Remove it");
  expect(told()).toBe("Under way: Remove it");
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(document.activeElement).toBe(button);
  done.resolve();
  await pass(0);
  expect(button.textContent).toBe("Remove it");
  fireEvent.click(button);
  expect(work).toHaveBeenCalledTimes(2);
});

test("what takes long is told anew each time, and never of what is soon over", async () => {
  let done = Promise.withResolvers<void>();
  const work = () => {
    done = Promise.withResolvers();
    return done.promise;
  };
  show(<WorkButton onWork={work}>Look</WorkButton>);
  const button = screen.getByRole("button");
  const pressed = async (milliseconds: number) => {
    fireEvent.click(button);
    await pass(milliseconds);
    const seen = button.textContent;
    done.resolve();
    await pass(0);
    return seen;
  };
  expect(await pressed(patience)).toBe("Under way: Look");
  expect(await pressed(patience - 1)).toBe("Look");
  // Nor does the time before count for the next one.
  await pass(patience);
  expect(await pressed(1)).toBe("Look");
});

test("a button that shows no words is named by what it is at, and one that rests stays within reach", async () => {
  const done = Promise.withResolvers<void>();
  const next = show(<WorkButton aria-label="Remove Sales" icon={<i />} onWork={() => done.promise} />);
  fireEvent.click(screen.getByRole("button"));
  await pass(patience);
  const button = screen.getByRole("button", { name: "Under way: Remove Sales" });
  expect(button.textContent).toBe("");
  const work = vi.fn(async () => {});
  next(
    <WorkButton disabledFocusable onWork={work}>
      Undo
    </WorkButton>,
  );
  done.resolve();
  await pass(0);
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(work).not.toHaveBeenCalled();
});

test("a form that is being sent is not sent again, whoever presses what", async () => {
  const sent = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  const form = (busy: boolean, disabled = false) => (
    <form onSubmit={sent}>
      <WorkButton type="submit" busy={busy} disabled={disabled} doing="Saving the calendar">
        Save
      </WorkButton>
    </form>
  );
  const next = show(form(false, true));
  expect(screen.getByRole("button").hasAttribute("disabled")).toBe(true);
  // What is not fit any more while it is sent stays within reach.
  next(form(true, true));
  expect(screen.getByRole("button").hasAttribute("disabled")).toBe(false);
  fireEvent.click(screen.getByRole("button"));
  expect(sent).not.toHaveBeenCalled();
  await pass(patience);
  expect(screen.getByRole("button", { name: "Saving the calendar" })).toBeDefined();
  next(form(false));
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(sent).toHaveBeenCalledOnce();
});

function Trying({ tries }: { readonly tries: PromiseWithResolvers<void>[] }) {
  const { busy, told, work } = useWork();
  const next = () => {
    const one = Promise.withResolvers<void>();
    tries.push(one);
    return one.promise;
  };
  return (
    <button type="button" onClick={() => void work(next)}>
      {busy ? "busy" : (told?.message ?? "ready")}
    </button>
  );
}

test("one thing is done at a time, and what went wrong is told until something is tried again", async () => {
  const tries: PromiseWithResolvers<void>[] = [];
  show(<Trying tries={tries} />);
  const button = screen.getByRole("button");
  const press = () => fireEvent.click(button);
  press();
  press();
  expect([tries.length, button.textContent]).toEqual([1, "busy"]);
  tries[0]?.reject(new ApiError({ code: "taken", message: "It is taken.", remedy: "Try another." }));
  await pass(0);
  expect(button.textContent).toBe("It is taken.");
  press();
  expect([tries.length, button.textContent]).toEqual([2, "busy"]);
  tries[1]?.resolve();
  await pass(0);
  expect(button.textContent).toBe("ready");
});

test("the same news twice is told twice", () => {
  show(null);
  const listened: (string | null)[] = [];
  for (let time = 0; time < 2; time++) {
    act(() => announce("1 step copied"));
    listened.push(screen.getByRole("status").textContent);
  }
  expect(listened[0]).not.toBe(listened[1]);
  expect(listened.map((text) => text?.trim())).toEqual(["1 step copied", "1 step copied"]);
});

test("a part that is fetched says that it comes; one that cannot be had says what to do", async () => {
  const gone = Promise.withResolvers<{ default: () => ReactNode }>();
  const Late = lazy(() => gone.promise);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  show(
    <>
      <p>The rest</p>
      <Part>
        <Late />
      </Part>
    </>,
  );
  await pass(patience);
  expect(told()).toContain("this part of the page is being fetched");
  gone.reject(new TypeError("Failed to fetch"));
  await pass(0);
  expect(screen.getByText("This part of the page could not be shown.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Load the page again" })).toBeDefined();
  expect(screen.getByText("The rest")).toBeDefined();
});

test("a part that nobody has asked for is missed by nobody", async () => {
  const gone = Promise.withResolvers<{ default: () => ReactNode }>();
  const Late = lazy(() => gone.promise);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  show(
    <Part isQuiet>
      <Late />
    </Part>,
  );
  const before = told();
  gone.reject(new TypeError("Failed to fetch"));
  await pass(patience);
  expect([screen.queryByRole("button"), told()]).toEqual([null, before]);
});
