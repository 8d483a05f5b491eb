import type { Play } from "@dialtree/controls";
import { type FlowDocument, limits, type Problem } from "@dialtree/flow";
import { setLanguages } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { LanguagesPanel } from "../src/languages/languages-panel.tsx";
import { readSheetFile } from "../src/languages/read-sheet-file.ts";
import type { Does } from "../src/pages/flow/editing.ts";
import * as checker from "../src/problems/checker.ts";
import { useProblems } from "../src/problems/use-problems.ts";
import { planAll } from "../src/upload/plan.ts";
import { shipped } from "./flows.tsx";

// Of all the languages that it speaks, two are enough here.
const inTwo = setLanguages(shipped("hotel"), ["en-US", "de-DE"], nodeTypes);
if (!("doc" in inTwo)) throw new Error(inTwo.refused);
const hotel = inTwo.doc;
const voices = {
  languages: ["en"],
  voices: [
    { name: "slt", language: "en-US" },
    { name: "awb", language: "en-GB" },
  ],
};
afterEach(cleanup);

interface Desk {
  now: FlowDocument;
  /** The titles of what was done. */
  readonly done: string[];
  readonly onPlay: Play;
  readonly onOpen: (problem: Problem) => void;
}

/** The panel beside a flow that it changes. */
function PanelAt({ desk }: { readonly desk: Desk }) {
  const [flow, setFlow] = useState(desk.now);
  const does: Does = (operation) => {
    const edit = operation(desk.now);
    if (!("doc" in edit)) throw new Error(`refused: ${edit.refused}`);
    desk.done.push(edit.title);
    desk.now = edit.doc;
    setFlow(edit.doc);
    return [];
  };
  const problems =
    useProblems(checker, flow, { recordings: [], prompts: [] }, [], [], voices.languages, {}) ?? [];
  return (
    <LanguagesPanel
      document={flow}
      problems={problems}
      voices={voices}
      does={does}
      onPlay={desk.onPlay}
      onOpen={desk.onOpen}
      onRecordings={() => {}}
      onClose={() => {}}
    />
  );
}

function show(from: FlowDocument = hotel) {
  const onPlay = vi.fn<Play>(() => ({ ended: Promise.resolve(), stop: () => {} }));
  const onOpen = vi.fn<(problem: Problem) => void>();
  const desk: Desk = { now: from, done: [], onPlay, onOpen };
  render(
    <FluentProvider theme={webLightTheme}>
      <PanelAt desk={desk} />
    </FluentProvider>,
  );
  return { done: desk.done, onPlay, onOpen, flow: () => desk.now };
}

const card = (name: string) => within(screen.getByRole("region", { name }));
const choose = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });

test("a language is added, made the first, and taken away with its texts", async () => {
  const { done, flow } = show();
  choose(screen.getByLabelText("Another language"), "fr-FR");
  fireEvent.click(screen.getByRole("button", { name: "Add" }));
  expect(flow().languages).toEqual(["en-US", "de-DE", "fr-FR"]);
  fireEvent.click(
    card("German (Germany)").getByRole("button", { name: "Make German (Germany) the first language" }),
  );
  expect(flow().languages).toEqual(["de-DE", "en-US", "fr-FR"]);
  fireEvent.click(
    card("American English").getByRole("button", { name: "Remove American English with its texts" }),
  );
  expect(flow().languages).toEqual(["de-DE", "fr-FR"]);
  // The button that was pressed is gone with its language.
  expect(document.activeElement?.textContent).toBe("Languages and texts");
  expect(JSON.stringify(flow().nodes)).not.toContain('en-US":{"text');
  expect(done).toHaveLength(3);
});

test("the only language of a flow cannot be taken away", () => {
  show({ ...hotel, languages: ["en-US"] });
  expect(card("American English").queryByRole("button", { name: /^Remove/ })).toBeNull();
});

test("what is missing in a language is listed, and leads to where it is written", async () => {
  const { onOpen } = show({ ...hotel, languages: ["en-US", "de-DE", "fr-FR"] });
  expect(card("German (Germany)").queryByText(/missing/, { selector: "summary" })).toBeNull();
  const french = card("French (France)");
  expect(french.getByText(/texts are missing/, { selector: "summary" })).toBeDefined();
  fireEvent.click(french.getByText("Welcome: What the caller hears"));
  expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ code: "translation_missing", node: "welcome" });
  expect(french.getByText("When something goes wrong: what the caller hears first")).toBeDefined();
});

test("what is heard instead of a missing text is put in order; the first language comes last by itself", () => {
  const { flow } = show({ ...hotel, languages: ["en-US", "de-DE", "fr-FR", "it-IT"] });
  const french = card("French (France)");
  const add = () => french.getByLabelText("A language to hear instead of French (France)");
  expect(within(add()).queryByText("American English")).toBeNull();
  choose(add(), "de-DE");
  choose(add(), "it-IT");
  expect(flow().insteadOf).toEqual({ "fr-FR": ["de-DE", "it-IT"] });
  fireEvent.click(
    french.getByRole("button", { name: "Italian (Italy) earlier, instead of French (France)" }),
  );
  expect(flow().insteadOf).toEqual({ "fr-FR": ["it-IT", "de-DE"] });
  fireEvent.click(french.getByRole("button", { name: "Not Italian (Italy) instead of French (France)" }));
  fireEvent.click(french.getByRole("button", { name: "Not German (Germany) instead of French (France)" }));
  expect(flow()).not.toHaveProperty("insteadOf");
});

test("a voice of the language is chosen and heard with words of the flow", () => {
  const { flow, onPlay } = show();
  const english = card("American English");
  const voice = english.getByLabelText("Voice in American English");
  expect(within(voice).getByText("awb, British English")).toBeDefined();
  choose(voice, "awb");
  expect(flow().voices).toEqual({ "en-US": "awb" });
  fireEvent.click(english.getByRole("button", { name: "Hear the voice in American English" }));
  const [said = "", ...how] = onPlay.mock.calls[0] ?? [];
  expect(JSON.stringify(hotel.nodes)).toContain(JSON.stringify(said));
  expect(how).toEqual(["en-US", "awb"]);
  choose(voice, "");
  expect(flow()).not.toHaveProperty("voices");
});

test("a voice that is gone is shown, and where nobody speaks a language none can be chosen", () => {
  show({ ...hotel, voices: { "en-US": "nobody" } });
  expect(card("American English").getByText("nobody (not found)")).toBeDefined();
  const german = card("German (Germany)");
  expect(german.getByLabelText<HTMLSelectElement>("Voice in German (Germany)").disabled).toBe(true);
  expect(german.getByText(/No voice of this installation speaks it/)).toBeDefined();
});

/** Chooses a file in the browser's own dialog, which is behind the button. */
function take(file: File): void {
  const input = document.querySelector<HTMLInputElement>('input[type="file"][accept*="csv"]');
  if (!input) throw new Error("There is no choice of sheets.");
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  fireEvent.change(input);
}

test("a sheet changes nothing before somebody agrees, and then everything in one step", async () => {
  const { done, flow } = show();
  take(new File(["id,de-DE\r\nwelcome/prompt,Guten Tag.\r\n"], "hotel.csv"));
  const dialog = within(await screen.findByRole("dialog", { name: "What hotel.csv changes" }));
  await dialog.findByText("Guten Tag.");
  expect(dialog.getByText("Willkommen im Contoso Hotel.").tagName).toBe("DEL");
  expect(dialog.getByText(/Record .* again/)).toBeDefined();
  expect(done).toEqual([]);
  fireEvent.click(dialog.getByRole("button", { name: "Change 1 text" }));
  await waitFor(() => expect(done).toEqual(["Change 1 text"]));
  expect(JSON.stringify(flow())).toContain("Guten Tag.");
});

test("a sheet with faults is refused with all of them, and changes nothing", async () => {
  const { done } = show();
  take(new File(["id,de-DE\r\nnowhere,A\r\nwelcome/prompt,B,C\r\n"], "wrong.csv"));
  const dialog = within(await screen.findByRole("dialog", { name: "What wrong.csv changes" }));
  expect(await dialog.findByText('Line 2: the flow has no text "nowhere".')).toBeDefined();
  expect(dialog.getByText("Line 3: 3 cells, and the first line has 2.")).toBeDefined();
  expect(dialog.queryByRole("button", { name: /^Change/ })).toBeNull();
  expect(done).toEqual([]);
});

test("a sheet that is too large is refused unread, and one in another encoding by name", async () => {
  const endless = new File([], "endless.csv");
  const arrayBuffer = vi.fn();
  Object.assign(endless, { arrayBuffer });
  Object.defineProperty(endless, "size", { value: limits.fileBytes + 1 });
  expect(await readSheetFile(endless, hotel)).toEqual({
    faults: [{ line: 1, fault: "the file is larger than 5 MB, which no sheet of texts is" }],
  });
  expect(arrayBuffer).not.toHaveBeenCalled();
  const wide = new File([new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0])], "wide.csv");
  expect(await readSheetFile(wide, hotel)).toEqual({
    faults: [{ line: 1, fault: "the file is not in UTF-8; save it as CSV UTF-8" }],
  });
});

test("of two files for one place the second goes nowhere", () => {
  const files = ["a.wav", "a.mp3", "b.wav"].map((name) => new File([], name));
  const plans = planAll(files, (file) =>
    file.name.startsWith("a")
      ? { file, place: "a", words: "to a", send: async () => "sent" }
      : { file, refused: "nowhere" },
  );
  expect(plans.map((plan) => ("refused" in plan ? plan.refused : plan.words))).toEqual([
    "to a",
    "The file a.wav is the same one.",
    "nowhere",
  ]);
});
