import type { pinRemedies, sheetFaults } from "./faults.ts";

/** What is wrong with a sheet, in German. */
export const sheets: Readonly<Record<keyof typeof sheetFaults, string>> = {
  csv_quote_open: "Eine Zelle beginnt mit einem Anführungszeichen und endet nie",
  csv_behind_quote: "Hinter dem schließenden Anführungszeichen einer Zelle steht etwas",
  csv_quote_inside: "In einer Zelle ohne Anführungszeichen steht eines",
  csv_rows_many: "Es sind mehr als {most} Zeilen",
  sheet_long: "Die Datei hat {count} Zeichen; {most} sind erlaubt",
  sheet_encoding: "Die Datei ist nicht in UTF-8; speichern Sie sie als „CSV UTF-8“",
  sheet_empty: "Die Datei ist leer",
  sheet_columns_many: "Es sind {count} Spalten; {most} sind erlaubt",
  sheet_column_missing: "Es fehlt die Spalte „{column}“",
  sheet_column_repeated: "Die Spalte „{column}“ kommt zweimal vor",
  sheet_too_wrong: "Bis hierher ist zu vieles falsch; was folgt, wurde nicht mehr angesehen",

  texts_no_language: "Es fehlt die Spalte einer Sprache ({languages})",
  texts_column_unknown: "„{column}“ ist weder id, step, field noch eine Sprache des Ablaufs ({languages})",
  texts_one_cell: "1 Zelle, und die erste Zeile hat {columns}",
  texts_cells: "{count} Zellen, und die erste Zeile hat {columns}",
  texts_unknown: "Der Ablauf hat keinen Text „{id}“",
  texts_repeated: "„{id}“ steht schon in Zeile {line}",
  texts_long: "Der Text auf {language} hat {count} Zeichen; {most} sind erlaubt",

  people_no_name: "Es gibt weder eine Spalte „first“ noch „last“",
  people_column_unknown: "„{column}“ ist keine von {known}",
  people_many: "Es sind {count} Personen; {most} sind erlaubt",
  people_cells_many: "Es sind {count} Zellen und {columns} Spalten; lassen Sie weg, was zu viel ist",
  people_formula: "„{cell}“ ({column}) ist eine Formel; schreiben Sie, was sie ergibt",
  people_repeated: "{name} steht schon in Zeile {line}; entfernen Sie eine der beiden",
  people_cell_long: "„{cell}“ ({column}) ist länger als 100 Zeichen",
  people_extension_long: "„{cell}“ (extension) ist länger als 12 Ziffern",
  people_prompt_wrong: "„{cell}“ (prompt) ist keine ID der Bibliothek; sie sieht aus wie maria-berg",
  people_announced_wrong: "„{cell}“ (announced) ist weder yes noch no",
  people_to_missing:
    "Es ist nicht gesagt, wohin der Anruf geht (to): eine Objekt-ID aus Entra, eine Rufnummer wie +15550100 oder ein Name der Umgebungen wie in named support",
  people_to_wrong:
    "„{cell}“ (to) ist weder eine Objekt-ID aus Entra noch eine Rufnummer mit Pluszeichen und Landesvorwahl wie +15550100 noch ein Name wie in named support",

  pin_account_wrong: "Das Konto besteht nicht aus 1 bis 32 Ziffern",
  pin_pin_wrong: "Die PIN besteht nicht aus 4 bis 12 Ziffern",
  pin_account_in_line: "Das Konto ist dasselbe wie in Zeile {number}",
  pin_account_in_entry: "Das Konto ist dasselbe wie in Eintrag {number}",
  pin_columns_missing: "Es gibt keine Spalten account und pin",
  pin_accounts_many: "Es sind {count} Konten; {most} sind erlaubt",
};

/** What to do about a fault of a sheet of PINs, in German. */
export const remedies: Readonly<Record<keyof typeof pinRemedies | "csv", string>> = {
  pin_account_wrong: "Schreiben Sie es, wie es eingegeben wird, nur mit Ziffern.",
  pin_pin_wrong:
    "Schreiben Sie sie, wie sie eingegeben wird, nur mit Ziffern. Tabellenprogramme lassen Nullen am Anfang weg, wenn die Spalte kein Text ist.",
  pin_account_in_line: "Entfernen Sie eines der beiden.",
  pin_account_in_entry: "Entfernen Sie eines der beiden.",
  pin_columns_missing: "Schreiben Sie sie in die erste Zeile: account,pin.",
  pin_accounts_many: "Teilen Sie es in mehrere Listen.",
  sheet_long: "Wählen Sie eine andere Datei.",
  sheet_encoding: "Wählen Sie eine andere Datei.",
  csv: "Speichern Sie es noch einmal als CSV.",
};
