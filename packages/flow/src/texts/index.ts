export type { CsvFault } from "./csv.ts";
export { readCsv } from "./csv.ts";
export { peopleColumns, peopleSheet, type ReadPeople, readPastedPeople, readPeopleSheet } from "./people.ts";
export { type PlacedText, textsOf } from "./places.ts";
export { linesByFile, type ScriptLine, scriptLines, scriptPage } from "./script.ts";
export { readSheet, type TextChange, textSheet } from "./sheet.ts";
