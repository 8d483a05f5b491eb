import { type Directory, type Person, personFaults, writtenName } from "../directory/index.ts";
import type { Fault } from "../faults/index.ts";
import { destinationSchema, namedDestinationSchema, slug, type WrittenDestination } from "../fields/index.ts";
import { limits } from "../limits.ts";
import { explain, problem } from "../problems/index.ts";
import { harmless, meant, short, wholeFault } from "./cells.ts";
import { type CsvFault, type CsvRow, readCsv, writeCsv } from "./csv.ts";
import { sheetFault } from "./faults.ts";

/** The columns of a sheet of people; the first line names them, in any order, and only `to` and a name are needed. */
export const peopleColumns = [
  "first",
  "last",
  "spoken",
  "prompt",
  "extension",
  "to",
  "to name",
  "announced",
] as const;
type Column = (typeof peopleColumns)[number];
type Cells = Readonly<Record<Column, string>>;

/**
 * The people of a directory as a sheet: CSV with a byte order mark, without which spreadsheets take the letters of other
 * languages for something else. Read back it gives the same people.
 */
export function peopleSheet({ people }: Directory): string {
  const rows = peopleCells({ people });
  return `\uFEFF${writeCsv([peopleColumns, ...rows].map((cells) => cells.map(harmless)))}`;
}

function cellOf({ to, ...person }: Person, column: Column): string {
  switch (column) {
    case "to":
      if (!to) return "";
      if (to.kind === "phone") return to.number;
      if (to.kind === "named") return `named ${to.name}`;
      return to.kind === "user" ? to.id : `${to.kind} ${to.id}`;
    case "to name":
      // A name is whoever it stands for: there is nothing to call it besides.
      return to?.kind === "named" ? "" : (to?.name ?? "");
    case "announced":
      return person.unlisted ? "no" : "yes";
    default:
      return person[column] ?? "";
  }
}

/** People read from a sheet, or everything that is wrong with it: of a sheet with a fault nothing is taken. */
export type ReadPeople = { readonly people: readonly Person[] } | { readonly faults: readonly CsvFault[] };

/** Reads a sheet of people. `language` is that of their names. */
export function readPeopleSheet(text: string, language: string): ReadPeople {
  const whole = wholeFault(text, limits.fileBytes);
  if (whole) return { faults: [{ line: 1, ...whole }] };
  const read = readCsv(text.replace(/^\uFEFF/, ""));
  if ("fault" in read) return { faults: [read] };
  const [titles, ...rows] = read.rows;
  if (!titles) return { faults: [{ line: 1, ...sheetFault("sheet_empty") }] };
  // Looking each of very many up among all of them would take for ever.
  if (titles.cells.length > peopleColumns.length)
    return {
      faults: [
        {
          line: titles.line,
          ...sheetFault("sheet_columns_many", { count: titles.cells.length, most: peopleColumns.length }),
        },
      ],
    };
  const columns = titles.cells.map((title) => title.trim().toLowerCase());
  const wrong = columnFaults(columns);
  return wrong.length > 0
    ? { faults: wrong.map((fault) => ({ line: titles.line, ...fault })) }
    : readPeople(rows, columns, language);
}

/** Cells of people in the order of `peopleColumns`, as an author has typed them. */
export type PeopleCells = readonly (readonly string[])[];

/** The people of a directory as cells. */
export function peopleCells({ people }: Pick<Directory, "people">): PeopleCells {
  return people.map((person) => peopleColumns.map((column) => cellOf(person, column)));
}

/** People from cells that were typed; the line of a fault is the row, from 1. */
export function readPeopleCells(rows: PeopleCells, language: string): ReadPeople {
  return readPeople(
    rows.map((cells, index) => ({ line: index + 1, cells })),
    peopleColumns,
    language,
  );
}

/**
 * Cells with what somebody has copied from a spreadsheet put in at a place, as a spreadsheet does it: rows are added as they
 * are needed, and what has no column is left out. Where the first line names the columns, cells go by these names.
 */
export function withPasted(
  rows: PeopleCells,
  at: { readonly row: number; readonly column: number },
  text: string,
): PeopleCells {
  const lines = text
    .replace(/(\r\n|\n|\r)$/, "")
    .split(/\r\n|\n|\r/)
    .map((line) => line.split("\t").map((cell) => cell.trim()));
  const titles = lines[0]?.map((cell) => cell.toLowerCase()) ?? [];
  const isNamed =
    titles.length > 1 && titles.every((title) => (peopleColumns as readonly string[]).includes(title));
  const columns = isNamed
    ? titles.map((title) => (peopleColumns as readonly string[]).indexOf(title))
    : Array.from({ length: peopleColumns.length - at.column }, (_, index) => at.column + index);
  const after = rows.map((cells) => [...cells]);
  for (const [index, cells] of (isNamed ? lines.slice(1) : lines).entries()) {
    const row = at.row + index;
    const filled = after[row] ?? peopleColumns.map(() => "");
    for (const [position, column] of columns.entries()) {
      const cell = cells[position];
      if (cell !== undefined) filled[column] = cell;
    }
    after[row] = filled;
  }
  return after;
}

function columnFaults(columns: readonly string[]): readonly Fault[] {
  const known: ReadonlySet<string> = new Set(peopleColumns);
  const repeated = columns.filter((title, index) => columns.indexOf(title) < index);
  const strange = columns.filter((title) => !known.has(title));
  return [
    ...(columns.includes("first") || columns.includes("last") ? [] : [sheetFault("people_no_name")]),
    ...(columns.includes("to") ? [] : [sheetFault("sheet_column_missing", { column: "to" })]),
    ...[...new Set(repeated)].map((title) => sheetFault("sheet_column_repeated", { column: short(title) })),
    ...[...new Set(strange)].map((title) =>
      sheetFault("people_column_unknown", { column: short(title), known: peopleColumns.join(", ") }),
    ),
  ];
}

function readPeople(rows: readonly CsvRow[], columns: readonly string[], language: string): ReadPeople {
  if (rows.length > limits.peopleInDirectory)
    return {
      faults: [
        { line: 1, ...sheetFault("people_many", { count: rows.length, most: limits.peopleInDirectory }) },
      ],
    };
  const faults: CsvFault[] = [];
  const seen = new Map<string, number>();
  const people = rows.map(({ line, cells }): Person => {
    const fail = (fault: Fault) => faults.push({ line, ...fault });
    if (cells.length > columns.length)
      fail(sheetFault("people_cells_many", { count: cells.length, columns: columns.length }));
    for (const [index, cell] of cells.entries()) {
      if (/^[=@＝＠]/.test(cell.trim()))
        fail(sheetFault("people_formula", { cell: short(cell), column: columns[index] ?? "" }));
    }
    const at = (column: Column) => meant(cells[columns.indexOf(column)] ?? "").trim();
    const person = personOf(Object.fromEntries(peopleColumns.map((name) => [name, at(name)])) as Cells, fail);
    const same = JSON.stringify([person.first, person.last, at("to")]);
    const before = seen.get(same);
    if (before !== undefined)
      fail(sheetFault("people_repeated", { name: writtenName(person), line: before }));
    else seen.set(same, line);
    return person;
  });
  const found = personFaults({ id: "people", title: "", language, people }).flatMap(
    ({ row, code, values }) => {
      const complaint = problem(code, { at: "" }, lineValues(values, rows));
      // That nothing is said about where to has been said already, with what stands there.
      if (complaint.severity !== "error" || code === "person_without_target") return [];
      const { sentence, remedy } = explain(complaint);
      return [{ line: rows[row]?.line ?? 1, code, values: complaint.values, fault: `${sentence} ${remedy}` }];
    },
  );
  const all = [...faults, ...found].sort((one, other) => one.line - other.line);
  return all.length > 0 ? { faults: all } : { people };
}

// People count rows as their spreadsheet does.
function lineValues(
  values: Readonly<Record<string, string | number>>,
  rows: readonly CsvRow[],
): Readonly<Record<string, string | number>> {
  return typeof values.row === "number"
    ? { ...values, row: rows[values.row - 1]?.line ?? values.row }
    : values;
}

function personOf(cells: Cells, fail: (fault: Fault) => void): Person {
  const { first, last, spoken, prompt, extension, announced } = cells;
  for (const column of ["first", "last", "spoken"] as const) {
    if (cells[column].length > 100)
      fail(sheetFault("people_cell_long", { cell: short(cells[column]), column }));
  }
  if (extension.length > 12) fail(sheetFault("people_extension_long", { cell: short(extension) }));
  const isPrompt = prompt === "" || slug.safeParse(prompt).success;
  if (!isPrompt) fail(sheetFault("people_prompt_wrong", { cell: short(prompt) }));
  const isListed = /^(yes|y|true|1)?$/i.test(announced);
  if (!isListed && !/^(no|n|false|0)$/i.test(announced))
    fail(sheetFault("people_announced_wrong", { cell: short(announced) }));
  const to = destinationOf(cells, fail);
  return {
    first: first.slice(0, 100),
    last: last.slice(0, 100),
    ...(spoken === "" ? {} : { spoken: spoken.slice(0, 100) }),
    ...(prompt !== "" && isPrompt ? { prompt } : {}),
    ...(extension === "" ? {} : { extension: extension.slice(0, 12) }),
    ...(to ? { to } : {}),
    ...(isListed ? {} : { unlisted: true as const }),
  };
}

function destinationOf(cells: Cells, fail: (fault: Fault) => void): WrittenDestination | undefined {
  const { to } = cells;
  const name = cells["to name"];
  const [, stands] = /^named\s+(\S+)$/.exec(to) ?? [];
  const named = namedDestinationSchema.safeParse({ kind: "named", name: stands });
  if (named.success) return named.data;
  const [, kind = "user", id = ""] = /^(?:(user|account|voicemail)\s+)?(\S+)$/.exec(to) ?? [];
  // People put spaces and brackets into numbers for the eye.
  const number = to.replace(/[\s()./-]/g, "");
  const candidate = number.startsWith("+") ? { kind: "phone", number } : { kind, id };
  const parsed = destinationSchema.safeParse({ ...candidate, ...(name === "" ? {} : { name }) });
  if (parsed.success) return parsed.data;
  fail(to === "" ? sheetFault("people_to_missing") : sheetFault("people_to_wrong", { cell: short(to) }));
  return undefined;
}
