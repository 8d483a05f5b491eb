export { type CsvFault, readCsv } from "./csv.ts";
export { readCells, writeCells } from "./pasted.ts";
export {
  type PeopleCells,
  peopleCells,
  peopleColumns,
  peopleSheet,
  readPeopleCells,
  readPeopleSheet,
  withPasted,
} from "./people.ts";
export { callerNamed, isPinAccount, type PinEntry, pinEntryFaults, readPinSheet } from "./pins.ts";
export { type PlacedText, textsOf } from "./places.ts";
export { linesByFile, type ScriptLine, scriptLines, scriptPage } from "./script.ts";
export { readSheet, type TextChange, textSheet } from "./sheet.ts";
