import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setTexts } from "../../src/edit/index.ts";
import { type FlowDocument, limits } from "../../src/index.ts";
import { readCsv, writeCsv } from "../../src/texts/csv.ts";
import { readSheet, textSheet } from "../../src/texts/index.ts";
import { done, frontDesk, nodeOf } from "../edit/front-desk.ts";
import { nodeTypes } from "../edit/node-types.ts";

const changesOf = (sheet: string, document: FlowDocument = frontDesk) => {
  const read = readSheet(sheet, document, nodeTypes);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.changes.map(({ place, language, text }) => [place.id, language, text]);
};
const faultsOf = (sheet: string) => {
  const read = readSheet(sheet, frontDesk, nodeTypes);
  return "faults" in read ? read.faults.map(({ line, fault }) => `${line}: ${fault}`) : [];
};
const rows = (...lines: string[]): string => lines.map((line) => `${line}\r\n`).join("");

/** The front desk, saying something else. */
function saying(english: string, german: string, fallback = "One moment."): FlowDocument {
  const nodes = frontDesk.nodes.map((node) =>
    node.id === "main"
      ? { ...node, data: { ...node.data, prompt: { "en-US": { text: english }, "de-DE": { text: german } } } }
      : node,
  );
  const to = { kind: "phone", number: "+15550100" } as const;
  return { ...frontDesk, nodes, fallback: { say: { "en-US": { text: fallback } }, to } };
}

// What goes wrong in sheets: separators, quotes, line ends, formulas, apostrophes, other scripts.
const awkward = fc
  .array(fc.constantFrom(...",;\"'=+-@\t\r\n\uFEFF aé漢＝0", "👍", "''=", "\r\n"), { maxLength: 12 })
  .map((parts) => parts.join(""));
const runs = { numRuns: 1_000, seed: 20_260_303 };

describe("a sheet of texts", () => {
  test("has one row for each text that is there or should be, by ids that stay, and one column for each language", () => {
    expect(textSheet(frontDesk, nodeTypes)).toBe(
      `\uFEFF${rows(
        "id,step,field,en-US,de-DE",
        "main/prompt,Main menu,What the caller hears,Sales or support?,Verkauf oder Technik?",
        "main/retries/second/say,Main menu,After no key,,Bitte wählen Sie.",
        "support/prompt,Support,What the caller hears,Please wait.,",
        "goodbye/prompt,Prompt (goodbye),What the caller hears,Goodbye.,",
        "$fallback/say,Fallback,What the caller hears first,One moment.,Einen Moment.",
      )}`,
    );
  });

  test("comes back as it went, whatever is said", () => {
    fc.assert(
      fc.property(awkward, awkward, awkward, (english, german, fallback) => {
        const document = saying(english, german, fallback);
        expect(changesOf(textSheet(document, nodeTypes), document)).toEqual([]);
      }),
      runs,
    );
  });

  test("brings in every text that somebody wrote, as one step that can be undone", () => {
    fc.assert(
      fc.property(awkward, awkward, (english, german) => {
        const wanted = saying(english, german, "Just a moment.");
        const read = readSheet(textSheet(wanted, nodeTypes), frontDesk, nodeTypes);
        const changes = "changes" in read ? read.changes : [];
        const { doc } = done(setTexts(frontDesk, changes, nodeTypes));
        const prompt = nodeOf(doc, "main").data.prompt as Record<string, { text: string }>;
        // What is empty has changed nothing.
        expect(prompt["en-US"]?.text).toBe(english.trim() === "" ? "Sales or support?" : english);
        expect(prompt["de-DE"]?.text).toBe(german.trim() === "" ? "Verkauf oder Technik?" : german);
        expect(doc.fallback?.say).toMatchObject({
          "en-US": { text: "Just a moment." },
          "de-DE": { text: "Einen Moment." },
        });
      }),
      { ...runs, numRuns: 100 },
    );
  });

  test("no cell of it begins like a formula", () => {
    fc.assert(
      fc.property(awkward, awkward, (english, german) => {
        const sheet = readCsv(textSheet(saying(english, german), nodeTypes).slice(1));
        const cells = "rows" in sheet ? sheet.rows.flatMap((row) => row.cells) : ["="];
        expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
      }),
      runs,
    );
  });

  test("adds a language to texts that had none of it, and keeps recording and voice", () => {
    const recorded = saying("Hello.", "Hallo.");
    const main = nodeOf(recorded, "main");
    const prompt = { "de-DE": { text: "Hallo.", recording: "hallo.de.wav", voice: "anna" } };
    const document = {
      ...recorded,
      nodes: recorded.nodes.map((node) =>
        node === main ? { ...node, data: { ...node.data, prompt } } : node,
      ),
    };
    const sheet = rows("de-DE,en-US,id", "Servus.,Hi.,main/prompt", ",Again.,main/retries/second/say");
    const read = readSheet(sheet, document, nodeTypes);
    const { doc, title } = done(
      setTexts(document, "changes" in read ? read.changes : [], nodeTypes),
      document,
    );
    expect(title).toBe("Change 3 texts");
    expect(nodeOf(doc, "main").data).toMatchObject({
      prompt: {
        "en-US": { text: "Hi." },
        "de-DE": { text: "Servus.", recording: "hallo.de.wav", voice: "anna" },
      },
      retries: [{ say: { "en-US": { text: "Again." }, "de-DE": { text: "Bitte wählen Sie." } } }],
    });
  });

  test("with semicolons, without a byte order mark, with bare line feeds it is the same sheet", () => {
    expect(changesOf("id;de-DE\nsupport/prompt;Bitte warten, gleich.\n")).toEqual([
      ["support/prompt", "de-DE", "Bitte warten, gleich."],
    ]);
    expect(changesOf('"id";"de-DE"\r\n"support/prompt";"Eins; zwei"')).toEqual([
      ["support/prompt", "de-DE", "Eins; zwei"],
    ]);
  });
});

test.each([
  ["", "1: the file is empty"],
  ["\uFEFF", "1: the file is empty"],
  ["step,de-DE\n", '1: there is no column "id"'],
  ["id,step\n", "1: there is no column of a language (en-US, de-DE)"],
  ["id,de-DE,de-DE\n", '1: the column "de-DE" is there twice'],
  ["id,de-DE,it-IT\n", '1: "it-IT" is neither id, step, field nor a language of the flow (en-US, de-DE)'],
  ["id,de-DE\nmain/promt,Hallo\n", '2: the flow has no text "main/promt"'],
  ["id,de-DE\nconstructor,Hallo\n", '2: the flow has no text "constructor"'],
  ["id,de-DE\nmain/prompt,A\n\nmain/prompt,B\n", '4: "main/prompt" stands in line 2 already'],
  ["id,de-DE\nmain/prompt,A,B\n", "2: 3 cells, and the first line has 2"],
  ["id,de-DE\nmain/prompt\n", "2: 1 cell, and the first line has 2"],
  ['id,de-DE\n"main/prompt","A\n\nB"\nnobody,C\n', '5: the flow has no text "nobody"'],
  ['id,de-DE\nmain/prompt,"Hallo\n', "2: a cell begins with a quote and never ends"],
  ['id,de-DE\nmain/prompt,"Hallo"!\n', "2: something stands behind the closing quote of a cell"],
  ['id,de-DE\nmain/prompt,Hal"lo\n', "2: a quote stands inside a cell without quotes"],
  ["id,de-DE\nmain/prompt,Gr\uFFFD\uFFFDe\n", "1: the file is not in UTF-8; save it as CSV UTF-8"],
  ["i\0d\0,\0", "1: the file is not in UTF-8; save it as CSV UTF-8"],
  [
    `id,de-DE\nmain/prompt,${"a".repeat(limits.spokenCharacters + 1)}\n`,
    `2: the text in de-DE has ${limits.spokenCharacters + 1} characters; ${limits.spokenCharacters} are allowed`,
  ],
  [
    "a".repeat(limits.fileBytes + 1),
    `1: the file has ${limits.fileBytes + 1} characters; ${limits.fileBytes} are allowed`,
  ],
])("%#: a sheet with a fault is refused, and says why", (sheet, fault) => {
  expect(faultsOf(sheet)).toEqual([fault]);
});

test("everything that is wrong with a sheet is told at once", () => {
  expect(
    faultsOf("id,de-DE\nnobody,A\nmain/prompt,B\nnothing,C\n").map((fault) => fault.slice(0, 2)),
  ).toEqual(["2:", "4:"]);
});

/** Files of 5 MB that are made to take time or memory, each with what is said of it. */
const bombs: readonly (readonly [string, () => string, string])[] = [
  ["quotes", () => `id,de-DE\n${'"'.repeat(4_999_000)}`, "2: 1 cell, and the first line has 2"],
  ["a quote that never ends", () => `id,de-DE\n"${"a,\n".repeat(1_600_000)}`, "a cell begins with a quote"],
  ["rows", () => `id,de-DE\n${"a,b\n".repeat(1_249_000)}`, "there are more than 50000 rows"],
  ["cells", () => `id,de-DE\nx${",".repeat(4_990_000)}`, "2: 4990001 cells, and the first line has 2"],
  [
    "columns",
    () => `id,de-DE${Array.from({ length: 500_000 }, (_, index) => `,c${index}`).join("")}`,
    "1: there are 500002 columns; 23 are allowed",
  ],
  ["one long cell", () => `id,de-DE\nmain/prompt,${"'".repeat(4_990_000)}`, "4000 are allowed"],
];

test.each(bombs)("5 MB of %s are refused without taking long", (_what, made, says) => {
  const sheet = made();
  const began = performance.now();
  const faults = faultsOf(sheet);
  // A second on an idle machine at the most; what grows with the square of its size takes minutes.
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(says);
});

test("of a file that is wrong in every line the first thousand are told", () => {
  const faults = faultsOf(`id,de-DE\n${"nobody,A\n".repeat(5_000)}`);
  expect(faults).toHaveLength(1_001);
  expect(faults.at(-1)).toBe("1002: too much is wrong by now; nothing was looked at from here on");
});

test("rows come back as they went, whatever is in them", () => {
  const cell = fc.oneof(awkward, fc.string({ unit: "grapheme" }));
  const row = fc.array(cell, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (sheet) => {
      const first = ["id", ...(sheet[0] ?? [])];
      const read = readCsv(writeCsv([first, ...sheet]));
      expect("rows" in read && read.rows.map(({ cells }) => cells)).toEqual([first, ...sheet]);
    }),
    runs,
  );
});

test("any text is read without an exception", () => {
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string({ unit: "binary" })), (text) => {
      expect(() => readSheet(`id,de-DE\n${text}`, frontDesk, nodeTypes)).not.toThrow();
    }),
    runs,
  );
});
