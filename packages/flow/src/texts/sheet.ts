import type { FlowDocument } from "../document/index.ts";
import type { Fault } from "../faults/index.ts";
import type { Utterance } from "../fields/index.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { harmless, meant, short, wholeFault } from "./cells.ts";
import { type CsvFault, readCsv, writeCsv } from "./csv.ts";
import { sheetFault } from "./faults.ts";
import { isWritten, type PlacedText, textsOf } from "./places.ts";

const head = ["id", "step", "field"] as const;
const mostColumns = head.length + limits.languages;
// Far more than people read; a file that is no sheet at all is wrong in every line.
const mostFaults = 1_000;

/**
 * All texts of a flow as a sheet for translators: one row a text, one column a language. Begins with a byte order mark,
 * without which spreadsheets take the letters of other languages for something else.
 */
export function textSheet(document: FlowDocument, nodeTypes: NodeTypes): string {
  const rows = textsOf(document, nodeTypes)
    .filter(isWritten)
    .map(({ id, where, field, spoken }) => [
      id,
      where,
      field,
      ...document.languages.map((language) => textIn(spoken, language)?.text ?? ""),
    ]);
  return `\uFEFF${writeCsv([[...head, ...document.languages], ...rows].map((cells) => cells.map(harmless)))}`;
}

/** A text that a sheet has otherwise than the flow. `before`: what the flow says there now. */
export interface TextChange {
  readonly place: PlacedText;
  readonly language: string;
  readonly text: string;
  readonly before?: Utterance;
}

/**
 * What a sheet changes in a flow, or everything that is wrong with it: of a sheet with a fault nothing is taken. Rows and
 * columns may be missing and stand in any order. An empty cell changes nothing, so that what a translator has left out
 * deletes no text.
 */
export function readSheet(
  text: string,
  document: FlowDocument,
  nodeTypes: NodeTypes,
): { readonly changes: readonly TextChange[] } | { readonly faults: readonly CsvFault[] } {
  const whole = wholeFault(text, limits.fileBytes);
  if (whole) return { faults: [{ line: 1, ...whole }] };
  const read = readCsv(text.replace(/^\uFEFF/, ""), limits.textsPerSheet);
  if ("fault" in read) return { faults: [read] };
  const [titles, ...rows] = read.rows;
  if (!titles) return { faults: [{ line: 1, ...sheetFault("sheet_empty") }] };
  if (titles.cells.length > mostColumns)
    return {
      faults: [
        {
          line: titles.line,
          ...sheetFault("sheet_columns_many", { count: titles.cells.length, most: mostColumns }),
        },
      ],
    };
  const columns = titles.cells.map((title) => title.trim());
  const wrong = columnFaults(columns, document.languages);
  if (wrong.length > 0) return { faults: wrong.map((fault) => ({ line: titles.line, ...fault })) };

  const places = new Map(textsOf(document, nodeTypes).map((place) => [place.id, place]));
  const seen = new Map<string, number>();
  const faults: CsvFault[] = [];
  const changes: TextChange[] = [];
  for (const { line, cells } of rows) {
    if (faults.length >= mostFaults) {
      faults.push({ line, ...sheetFault("sheet_too_wrong") });
      break;
    }
    const fail = (fault: Fault) => faults.push({ line, ...fault });
    const id = meant(cells[columns.indexOf("id")] ?? "").trim();
    const place = places.get(id);
    const first = seen.get(id);
    seen.set(id, first ?? line);
    if (cells.length !== columns.length) {
      const count = cells.length;
      fail(
        count === 1
          ? sheetFault("texts_one_cell", { columns: columns.length })
          : sheetFault("texts_cells", { count, columns: columns.length }),
      );
    } else if (!place) fail(sheetFault("texts_unknown", { id: short(id) }));
    else if (first !== undefined) fail(sheetFault("texts_repeated", { id, line: first }));
    else {
      for (const [index, language] of columns.entries()) {
        if (!document.languages.includes(language)) continue;
        const said = meant(cells[index] ?? "");
        const before = textIn(place.spoken, language);
        if (said.trim() === "" || said === before?.text) continue;
        if (said.length > limits.spokenCharacters)
          fail(sheetFault("texts_long", { language, count: said.length, most: limits.spokenCharacters }));
        else changes.push({ place, language, text: said, ...(before ? { before } : {}) });
      }
    }
  }
  return faults.length > 0 ? { faults } : { changes };
}

function columnFaults(columns: readonly string[], languages: readonly string[]): readonly Fault[] {
  const known = new Set<string>([...head, ...languages]);
  const repeated = columns.filter((title, index) => columns.indexOf(title) < index);
  const strange = columns.filter((title) => !known.has(title));
  return [
    ...(columns.includes("id") ? [] : [sheetFault("sheet_column_missing", { column: "id" })]),
    ...(columns.some((title) => languages.includes(title))
      ? []
      : [sheetFault("texts_no_language", { languages: languages.join(", ") })]),
    ...[...new Set(repeated)].map((title) => sheetFault("sheet_column_repeated", { column: short(title) })),
    ...[...new Set(strange)].map((title) =>
      sheetFault("texts_column_unknown", { column: short(title), languages: languages.join(", ") }),
    ),
  ];
}

function textIn(spoken: PlacedText["spoken"], language: string): Utterance | undefined {
  return Object.hasOwn(spoken, language) ? spoken[language] : undefined;
}
