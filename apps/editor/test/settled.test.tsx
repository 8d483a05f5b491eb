import type { FlowDocument } from "@dialtree/flow";
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useSettled } from "../src/problems/use-settled.ts";
import { reception } from "./flows.tsx";

afterEach(() => vi.useRealTimers());

const [first] = reception.nodes;
/** Reception with so many more steps. */
function grown(steps: number): FlowDocument {
  const more = Array.from(
    { length: steps },
    (_, index) => ({ ...first, id: `more-${index}` }) as typeof first,
  );
  return { ...reception, nodes: [...reception.nodes, ...more] as FlowDocument["nodes"] };
}

test("a large flow is looked at when nothing has changed for a while, a small one at once", () => {
  vi.useFakeTimers();
  const [one, two, small] = [grown(200), grown(201), grown(1)];
  const { result, rerender } = renderHook(useSettled, { initialProps: one });
  expect(result.current).toBe(one);
  rerender(two);
  expect(result.current).toBe(one);
  act(() => void vi.advanceTimersByTime(300));
  expect(result.current).toBe(two);
  rerender(small);
  expect(result.current).toBe(small);
});

test("a flow that becomes large is not looked at as it was when it was opened", () => {
  vi.useFakeTimers();
  const [opened, edited, pasted] = [reception, { ...reception, title: "Edited" }, grown(200)];
  const { result, rerender } = renderHook(useSettled, { initialProps: opened as FlowDocument });
  rerender(edited);
  rerender(pasted);
  expect(result.current).toBe(pasted);
  act(() => void vi.advanceTimersByTime(300));
  rerender(edited);
  const later = grown(202);
  rerender(later);
  expect(result.current).toBe(later);
});
