import type { FlowDocument } from "@dialtree/flow";
import { apply, isRefusal, setLanguages } from "@dialtree/flow/edit";
import { writeCells } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { pasteAll, pastingAt, type Table } from "../src/all-words/pasting.ts";
import { say } from "../src/all-words/say.ts";
import {
  heardIn,
  isHeardOf,
  isMissingIn,
  isSaidIn,
  isWanted,
  languagesIn,
  rowsIn,
  saidIn,
  type TextRow,
} from "../src/all-words/texts.ts";
import { tableText } from "../src/all-words/use-copying.ts";
import { beginsText, walked } from "../src/all-words/walking.ts";
import { begin, drafted } from "../src/store/draft.ts";
import { reception, shipped } from "./flows.tsx";

const order = ({ nodes }: FlowDocument) => nodes.map(({ id }) => id);
const rowsOf = (flow: FlowDocument) => rowsIn(flow, order(flow));

function must<Result extends object>(result: Result): Exclude<Result, { refused: unknown }> {
  if (isRefusal(result)) throw new Error(result.refused);
  return result as Exclude<Result, { refused: unknown }>;
}
function rowIn(flow: FlowDocument, id: string): TextRow {
  const row = rowsOf(flow).find((one) => one.id === id);
  if (!row) throw new Error(`There is no text ${id}.`);
  return row;
}
const inGerman = must(setLanguages(reception, ["en-US", "de-DE"], nodeTypes)).doc;
const all = { words: "", onlyMissing: false, alsoSilent: false };

test("texts stand in the order of the steps, then the fallback, then names", () => {
  const flow = shipped("directory");
  const rows = rowsIn(flow, order(flow).toReversed());
  const steps = rows.flatMap(({ place }) => (place.of === "step" ? [place.step] : []));
  expect([...new Set(steps)]).toEqual(
    order(flow)
      .toReversed()
      .filter((id) => steps.includes(id)),
  );
  expect(rows.findIndex(({ id }) => id === "$fallback")).toBe(steps.length);
  const [directory] = flow.directories ?? [];
  expect(rows.slice(steps.length + 1)).toHaveLength(directory?.people.length ?? -1);
  expect(rows.at(-1)).toMatchObject({ where: directory?.title, only: directory?.language });
});

test("attempts are told apart, and say by themselves what nobody has written", () => {
  const row = rowIn(reception, "main/retries/second/noMatch");
  expect(row.what).toBe("Further attempts 1: After a wrong key");
  const flow = {
    ...reception,
    nodes: reception.nodes.map((node) => ({ ...node, data: silenced(node.data) })),
  };
  const silent = rowIn(flow, "main/retries/second/noMatch");
  expect(silent.builtIn("en-US")).toBe("sorry, that is not valid");
  expect(isHeardOf(silent, flow)).toBe(true);
  expect(isMissingIn(silent, "en-US", flow)).toBe(false);
  expect(heardIn(silent, "en-US")).toEqual({ text: "sorry, that is not valid" });
  expect(heardIn(row, "en-US")).toEqual(saidIn(row, "en-US"));
});

test("where nothing is said, and need not be, a text is only shown to whoever asks for it", () => {
  const quiet = (data: FlowDocument["nodes"][number]["data"]) => ({ ...silenced(data), builtInWords: false });
  const flow = {
    ...reception,
    nodes: reception.nodes.map((node) => ({ ...node, data: quiet(node.data) })),
  };
  const row = rowIn(flow, "main/retries/second/noMatch");
  expect(heardIn(row, "en-US")).toBeUndefined();
  expect([isWanted(row, all, flow), isWanted(row, { ...all, alsoSilent: true }, flow)]).toEqual([
    false,
    true,
  ]);
  // One that has to be there is shown above all when it is not.
  const unsaid = { ...rowIn(reception, "welcome/prompt"), spoken: {} };
  expect([unsaid.required, isWanted(unsaid, all, reception)]).toEqual([true, true]);
});

test("what is written in another language is not heard as the words that come by themselves", () => {
  const row = { ...rowIn(inGerman, "main/retries/second/noMatch"), builtIn: () => "by itself" };
  expect(heardIn(row, "de-DE")).toBeUndefined();
  expect(heardIn({ ...row, spoken: {} }, "de-DE")).toEqual({ text: "by itself" });
});

function silenced(data: FlowDocument["nodes"][number]["data"]): typeof data {
  const retries = data.retries;
  if (!Array.isArray(retries)) return data;
  return { ...data, builtInWords: true, retries: retries.map((retry) => ({ ...retry, noMatch: {} })) };
}

test("what is missing is what another language has, or what has to be there", () => {
  const welcome = rowIn(inGerman, "welcome/prompt");
  expect([isMissingIn(welcome, "en-US", inGerman), isMissingIn(welcome, "de-DE", inGerman)]).toEqual([
    false,
    true,
  ]);
  expect(isMissingIn(welcome, "fr-FR", inGerman)).toBe(false);
  expect(isWanted(welcome, { ...all, onlyMissing: true }, inGerman)).toBe(true);
  expect(isWanted(welcome, { ...all, onlyMissing: true }, reception)).toBe(false);
  expect(isWanted(welcome, { ...all, words: " FABRIKAM" }, reception)).toBe(true);
  expect(isWanted(welcome, { ...all, words: "nobody" }, reception)).toBe(false);
  for (const words of [welcome.where, welcome.what])
    expect(isWanted({ ...welcome, spoken: {} }, { ...all, words }, reception)).toBe(true);
});

test("names are said in the language of their directory", () => {
  const flow = shipped("directory");
  const [directory] = flow.directories ?? [];
  if (!directory) throw new Error("There is no directory.");
  const foreign = { ...flow, directories: [{ ...directory, language: "de-DE" }] };
  const row = rowsOf(foreign).at(-1);
  if (!row) throw new Error("There is no text.");
  expect(languagesIn(foreign)).toEqual([...flow.languages, "de-DE"]);
  expect([isSaidIn(row, "de-DE", foreign), isSaidIn(row, "en-US", foreign)]).toEqual([true, false]);
});

test.each([
  ["a step", "welcome/prompt"],
  ["an attempt", "main/retries/second/noInput"],
  ["the fallback", "$fallback"],
])("a text of %s is typed in one step that can be taken back", (_what, id) => {
  let state = begin({ revision: 1, document: inGerman });
  for (const [stroke, text] of ["W", "Wi", "Wir"].entries()) {
    const edit = must(say(rowIn(state.document, id), "de-DE", text)(state.document));
    state = drafted(state, { type: "edited", edit, at: 1_000 + 100 * stroke });
  }
  expect(saidIn(rowIn(state.document, id), "de-DE")).toEqual({ text: "Wir" });
  expect(saidIn(rowIn(state.document, id), "en-US")).toEqual(saidIn(rowIn(inGerman, id), "en-US"));
  expect(state.undo).toHaveLength(1);
  expect(drafted(state, { type: "undone" }).document).toEqual(inGerman);
  // Nothing is left behind where nothing is said.
  const emptied = must(say(rowIn(state.document, id), "de-DE", "")(state.document));
  expect(saidIn(rowIn(emptied.doc, id), "de-DE")).toBeUndefined();
});

test("a text with a recording keeps it, and a name loses what was said instead of it", () => {
  const hotel = shipped("hotel");
  const recorded = rowsOf(hotel).find((row) => saidIn(row, "de-DE")?.recording !== undefined);
  if (!recorded) throw new Error("Nothing is recorded.");
  const edit = must(say(recorded, "de-DE", "")(hotel));
  expect(saidIn(rowIn(edit.doc, recorded.id), "de-DE")).toEqual({ ...saidIn(recorded, "de-DE"), text: "" });

  const { fallback } = reception;
  if (!fallback) throw new Error("There is no fallback.");
  const recordedApology = { "en-US": { text: "Sorry.", recording: "sorry.wav" } };
  const spoken = { ...reception, fallback: { ...fallback, say: recordedApology } };
  const reworded = must(say(rowIn(spoken, "$fallback"), "en-US", "We are sorry.")(spoken)).doc;
  expect(reworded.fallback?.say).toEqual({ "en-US": { text: "We are sorry.", recording: "sorry.wav" } });

  const flow = shipped("directory");
  const name = rowsOf(flow).at(-1);
  if (name?.place.of !== "person") throw new Error("There is no name.");
  const { directory, index } = name.place;
  const said = must(say(name, directory.language, "as it sounds")(flow));
  expect(said.doc.directories?.[0]?.people[index]).toMatchObject({ spoken: "as it sounds" });
  const again = rowIn(said.doc, name.id);
  expect(
    must(say(again, directory.language, "")(said.doc)).doc.directories?.[0]?.people[index],
  ).not.toHaveProperty("spoken");
  expect(must(apply(said.doc, said.inverse)).doc).toEqual(flow);
});

test("keys lead through the cells and stop at the edges", () => {
  const size = { rows: 30, columns: 4 };
  const key = (name: string, ctrlKey = false, from = { row: 5, column: 1 }) =>
    walked({ key: name, ctrlKey }, from, size);
  expect(key("ArrowUp")).toEqual({ row: 4, column: 1 });
  expect(key("ArrowRight")).toEqual({ row: 5, column: 2 });
  const [first, last] = [
    { row: 0, column: 0 },
    { row: 29, column: 3 },
  ];
  for (const name of ["ArrowDown", "ArrowRight", "PageDown"]) expect(key(name, false, last)).toEqual(last);
  for (const name of ["ArrowUp", "ArrowLeft", "PageUp"]) expect(key(name, false, first)).toEqual(first);
  expect(key("ArrowDown")).toEqual({ row: 6, column: 1 });
  expect(key("ArrowLeft")).toEqual({ row: 5, column: 0 });
  expect(key("PageDown")).toEqual({ row: 15, column: 1 });
  expect(key("PageUp")).toEqual({ row: 0, column: 1 });
  expect(key("End")).toEqual({ row: 5, column: 3 });
  expect(key("End", true)).toEqual(last);
  expect(key("Home", true)).toEqual(first);
  expect(key("Enter")).toBeUndefined();
});

test("a letter begins a text; keys that are for the page or the table do not", () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false };
  for (const key of ["a", "É", "7", "¿", "Process"]) expect(beginsText({ ...plain, key })).toBe(true);
  for (const key of [" ", "?", "Enter", "F2", "Escape", "ArrowDown"])
    expect(beginsText({ ...plain, key })).toBe(false);
  expect(beginsText({ ...plain, key: "c", ctrlKey: true })).toBe(false);
  expect(beginsText({ ...plain, key: "v", metaKey: true })).toBe(false);
  // AltGr is both, and writes.
  expect(beginsText({ key: "€", ctrlKey: true, altKey: true, metaKey: false })).toBe(true);
});

const tableOf = (flow: FlowDocument): Table => ({
  rows: rowsOf(flow),
  columns: languagesIn(flow).map((language) => ({ language, name: language })),
  flow,
});
const rowNumber = (flow: FlowDocument, id: string) => rowsOf(flow).findIndex((row) => row.id === id);

test("cells of a spreadsheet are pasted from the chosen cell on, as one step that can be undone", () => {
  const from = { row: rowNumber(inGerman, "main/prompt"), column: 1 };
  const [first, second] = rowsOf(inGerman).slice(from.row);
  const cells = [
    ["Sales 1.\nSupport 2.", "Vertrieb 1."],
    ["", "Noch einmal."],
  ];
  const found = pastingAt(from, writeCells(cells), tableOf(inGerman));
  expect(found).toMatchObject({ cells: 4, refused: [] });
  expect(found.changes.map(({ row, language, text }) => [row.id, language, text])).toEqual([
    [first?.id, "en-US", "Sales 1.\nSupport 2."],
    [first?.id, "de-DE", "Vertrieb 1."],
    [second?.id, "de-DE", "Noch einmal."],
  ]);
  const edit = must(pasteAll(found.changes)(inGerman));
  expect(edit.title).toBe("Change 3 texts");
  // An empty cell leaves what is there.
  expect(rowIn(edit.doc, second?.id ?? "").spoken["en-US"]).toEqual(second?.spoken["en-US"]);
  expect(must(apply(edit.doc, edit.inverse)).doc).toEqual(inGerman);
  expect(pastingAt(from, writeCells(cells), tableOf(edit.doc))).toEqual({
    cells: 4,
    changes: [],
    refused: [],
  });
});

test("a cell of blanks leaves what is there, and a text may be as long as is allowed", () => {
  const most = "x".repeat(4_000);
  const cells = [
    ["  ", most],
    ["One.\rTwo.", " \n "],
  ];
  const { changes, refused } = pastingAt({ row: 0, column: 1 }, writeCells(cells), tableOf(inGerman));
  expect([changes.map(({ text }) => text), refused]).toEqual([[most, "One.\nTwo."], []]);
});

test("cells that cannot be written are named with the reason, and hold up no others", () => {
  const last = rowsOf(inGerman).length - 1;
  const long = "x".repeat(4_001);
  const found = pastingAt(
    { row: last, column: 2 },
    writeCells([["Gut.", "beside"], ["below"]]),
    tableOf(inGerman),
  );
  expect(found.changes.map(({ text }) => text)).toEqual(["Gut."]);
  expect(found.refused).toEqual([
    { cell: "“beside”", why: "There is no language so far to the right." },
    {
      cell: "“below”",
      why: "There is no text so far down. Texts that are not shown are not written.",
    },
  ]);
  const [refused] = pastingAt({ row: 0, column: 1 }, long, tableOf(inGerman)).refused;
  expect(refused?.why).toBe("It has 4001 characters; 4000 are allowed.");
  const whole = pastingAt({ row: 0, column: 1 }, "x\t".repeat(3_000_000), tableOf(inGerman));
  expect([whole.changes, whole.refused.length]).toEqual([[], 1]);
});

test("all that is shown is copied as a sheet, which changes nothing where it is pasted back", () => {
  const columns = languagesIn(inGerman).map((language) => ({ language, name: language }));
  const table: Table = { rows: rowsOf(inGerman), columns, flow: inGerman };
  const text = tableText(table);
  expect(text.split("\t").length - 1).toBe(table.rows.length * (columns.length - 1));
  expect(pastingAt({ row: 0, column: 1 }, text, table)).toMatchObject({ changes: [], refused: [] });
  const empty = { ...table, rows: table.rows.map((row) => ({ ...row, spoken: {} })) };
  const back = pastingAt({ row: 0, column: 1 }, text, empty);
  const written = table.rows.filter((row) => saidIn(row, "en-US")?.text);
  expect(back.changes.map(({ row, text: said }) => [row.id, said])).toEqual(
    written.map((row) => [row.id, saidIn(row, "en-US")?.text]),
  );
});

test("several names of one directory are pasted together, in the language that they are said in alone", () => {
  const flow = must(setLanguages(shipped("directory"), ["en-US", "de-DE"], nodeTypes)).doc;
  const from = { row: rowNumber(flow, `$${flow.directories?.[0]?.id}/0`), column: 1 };
  const cells = [["Ann Lee", "x"], ["Ben Lee"], ["y".repeat(101)]];
  const found = pastingAt(from, writeCells(cells), tableOf(flow));
  const [foreign, long] = found.refused.map(({ why }) => why);
  expect(foreign).toBe("Not said in de-DE");
  // What a name takes, the flow says: it is told like any other refusal.
  expect(long).toMatch(/100/);
  expect(found.changes).toHaveLength(2);
  const after = must(pasteAll(found.changes)(flow)).doc;
  expect(after.directories?.[0]?.people.slice(0, 2).map(({ spoken }) => spoken)).toEqual([
    "Ann Lee",
    "Ben Lee",
  ]);
});
