import type { Problem } from "@dialtree/flow";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useGentle } from "../src/inspector/fresh.ts";

afterEach(() => cleanup());

const empty: Omit<Problem, "at"> = { code: "field_empty", severity: "error", node: "main", values: {} };
const problems: readonly Problem[] = [
  { ...empty, code: "node_unreachable", at: "/nodes/2" },
  { ...empty, at: "/nodes/2/data/prompt" },
  { ...empty, at: "/nodes/2/data/choices/0/label" },
  { ...empty, code: "mishap_unwired", at: "/nodes/2", outlet: "failed" },
];

function Form({ isFresh }: { readonly isFresh: boolean }) {
  const { shown, onBlur } = useGentle(isFresh, problems);
  return (
    <form onBlur={onBlur}>
      <ul>
        {shown.map(({ code, at }) => (
          <li key={code + at}>{`${code} ${at}`}</li>
        ))}
      </ul>
      <fieldset data-field="/prompt">
        <input aria-label="Text" data-field="/prompt/en" />
        <input aria-label="Voice" />
      </fieldset>
      <fieldset data-field="/choices">
        <input aria-label="Key" data-field="/choices/0/key" />
        <input aria-label="Name" data-field="/choices/0/label" />
      </fieldset>
      <div data-outlet="failed">
        <input aria-label="Exit" />
      </div>
    </form>
  );
}

const shown = () => screen.queryAllByRole("listitem").map((item) => item.textContent);
const go = (from: string, to: string) =>
  fireEvent.focusOut(screen.getByLabelText(from), { relatedTarget: screen.getByLabelText(to) });

test("of a step that was just added only those fields are complained about that somebody has left", () => {
  render(<Form isFresh />);
  expect(shown()).toEqual(["node_unreachable /nodes/2"]);
  go("Text", "Voice");
  expect(shown()).toContain("field_empty /nodes/2/data/prompt");
  go("Key", "Name");
  expect(shown()).not.toContain("field_empty /nodes/2/data/choices/0/label");
  go("Name", "Exit");
  expect(shown()).toContain("field_empty /nodes/2/data/choices/0/label");
  expect(shown()).not.toContain("mishap_unwired /nodes/2");
  go("Exit", "Text");
  expect(shown()).toHaveLength(4);
});

test("of other steps everything is said at once", () => {
  render(<Form isFresh={false} />);
  expect(shown()).toHaveLength(4);
});
