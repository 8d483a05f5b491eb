import { faultMaker } from "../faults/index.ts";

/** What is wrong with a sheet: CSV as such, texts for translators, people of a directory, accounts with their PINs. */
export const sheetFaults = {
  csv_quote_open: "a cell begins with a quote and never ends",
  csv_behind_quote: "something stands behind the closing quote of a cell",
  csv_quote_inside: "a quote stands inside a cell without quotes",
  csv_rows_many: "there are more than {most} rows",
  sheet_long: "the file has {count} characters; {most} are allowed",
  sheet_encoding: "the file is not in UTF-8; save it as CSV UTF-8",
  sheet_empty: "the file is empty",
  sheet_columns_many: "there are {count} columns; {most} are allowed",
  sheet_column_missing: 'there is no column "{column}"',
  sheet_column_repeated: 'the column "{column}" is there twice',
  sheet_too_wrong: "too much is wrong by now; nothing was looked at from here on",

  texts_no_language: "there is no column of a language ({languages})",
  texts_column_unknown: '"{column}" is neither id, step, field nor a language of the flow ({languages})',
  texts_one_cell: "1 cell, and the first line has {columns}",
  texts_cells: "{count} cells, and the first line has {columns}",
  texts_unknown: 'the flow has no text "{id}"',
  texts_repeated: '"{id}" stands in line {line} already',
  texts_long: "the text in {language} has {count} characters; {most} are allowed",

  people_no_name: 'there is neither a column "first" nor "last"',
  people_column_unknown: '"{column}" is none of {known}',
  people_many: "there are {count} people; {most} are allowed",
  people_cells_many: "there are {count} cells, and {columns} columns; leave out what is too much",
  people_formula: '"{cell}" ({column}) is a formula; write what it comes to',
  people_repeated: "{name} stands in line {line} already; remove one of the two",
  people_cell_long: '"{cell}" ({column}) is longer than 100 characters',
  people_extension_long: '"{cell}" (extension) is longer than 12 digits',
  people_prompt_wrong: '"{cell}" (prompt) is no id of the library; it looks like maria-berg',
  people_announced_wrong: '"{cell}" (announced) is neither yes nor no',
  people_to_missing:
    "it is not said where the call goes (to): an object id of Entra, a phone number such as +15550100, or a name of the environments, as in named support",
  people_to_wrong:
    '"{cell}" (to) is neither an object id of Entra, nor a phone number with plus sign and country code, such as +15550100, nor a name as in named support',

  pin_account_wrong: "its account is not 1 to 32 digits",
  pin_pin_wrong: "its PIN is not 4 to 12 digits",
  pin_account_in_line: "it has the same account as line {number}",
  pin_account_in_entry: "it has the same account as entry {number}",
  pin_columns_missing: "there are no columns account and pin",
  pin_accounts_many: "there are {count} accounts; {most} are allowed",
} as const;

export const sheetFault = faultMaker(sheetFaults);

/** What to do about a fault of a sheet of PINs, by its code. */
export const pinRemedies = {
  pin_account_wrong: "Write it as it is keyed in, with digits only.",
  pin_pin_wrong:
    "Write it as it is keyed in, with digits only. A spreadsheet drops zeros in front unless the column is text.",
  pin_account_in_line: "Remove one of the two.",
  pin_account_in_entry: "Remove one of the two.",
  pin_columns_missing: "Write them into the first line: account,pin.",
  pin_accounts_many: "Divide it into several lists.",
  sheet_long: "Choose another file.",
  sheet_encoding: "Choose another file.",
} as const;

/** For everything that makes a sheet no CSV. */
export const saveAgain = "Save it as CSV again.";
