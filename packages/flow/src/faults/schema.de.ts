import type { Sentences } from "../translating/sentences.ts";
import type { ShapeCode, schemaFaults } from "./schema.ts";

/** What schemas find wrong, in German. */
export const schemas: Readonly<Record<keyof typeof schemaFaults | ShapeCode, string>> = {
  schema_environment_repeated: "Die Umgebung „{id}“ kommt zweimal vor.",
  schema_environment_unknown: "Die Umgebung „{id}“ gibt es nicht.",
  schema_name_repeated: "„{name}“ kommt zweimal vor.",
  schema_flows_many: "Zu viele Abläufe.",
  schema_day_form: "Schreiben Sie ein Datum wie 2026-12-25.",
  schema_day_unknown: "Diesen Tag gibt es nicht.",
  schema_days_backwards: "Der letzte Tag liegt vor dem ersten.",
  schema_yearly_form: "Schreiben Sie Monat und Tag, zum Beispiel 12-25.",
  schema_zone: "Schreiben Sie den Namen einer Zeitzone, zum Beispiel Europe/Berlin.",
  schema_time_form: "Schreiben Sie eine Uhrzeit wie 09:00.",
  schema_end_form: "Schreiben Sie eine Uhrzeit wie 17:30; 24:00 ist Mitternacht.",
  schema_span_empty: "Eine Zeitspanne braucht etwas Länge; der ganze Tag ist 00:00 bis 24:00.",
  schema_number_beginning:
    "Schreiben Sie ein Pluszeichen, die Landesvorwahl und die ersten Ziffern, zum Beispiel +4930.",
  schema_number_form: "Schreiben Sie die internationale Form, zum Beispiel +15550100.",
  schema_language_form: "Schreiben Sie ein Sprachkürzel wie en-US oder de-DE.",
  schema_recording_form: "Schreiben Sie einen Dateinamen wie welcome.de.wav.",
  schema_languages_many: "Zu viele Sprachen.",
  schema_object_id:
    "Schreiben Sie eine Objekt-ID aus Entra, zum Beispiel 550fae72-d251-43ec-868c-373732c2704f.",
  schema_id_form: "Schreiben Sie Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel main-menu.",
  shape_type: "Hier ist {expected} nötig.",
  shape_text_short: "Das braucht mindestens {limit} Zeichen.",
  shape_text_long: "Das darf höchstens {limit} Zeichen haben.",
  shape_list_short: "Davon braucht es mindestens {limit}.",
  shape_list_long: "Davon darf es höchstens {limit} geben.",
  shape_number_small: "Diese Zahl ist zu klein; die Grenze ist {limit}.",
  shape_number_large: "Diese Zahl ist zu groß; die Grenze ist {limit}.",
  shape_form: "Das hat nicht die nötige Form.",
  shape_choice: "Möglich ist hier nur: {choices}.",
  shape_unknown_parts: "Das ist hier nicht bekannt: {names}.",
  shape_other: "Das hat nicht die nötige Form.",
};

/** What is expected of a value, as words in these sentences. */
export const kinds: Sentences = {
  string: "ein Text",
  number: "eine Zahl",
  int: "eine ganze Zahl",
  boolean: "Ja oder Nein (true oder false)",
  array: "eine Liste",
  object: "eine Gruppe von Angaben",
  record: "eine Gruppe von Angaben",
  undefined: "nichts",
  null: "nichts",
};
