import type { core } from "zod";
import { type Fault, type FaultValues, faultMaker } from "./fault.ts";

/** What our schemas say where a value needs a certain form. A schema takes its sentence from here, so that it has a code. */
export const schemaFaults = {
  schema_environment_repeated: 'The environment "{id}" is there twice.',
  schema_environment_unknown: 'There is no environment "{id}".',
  schema_name_repeated: '"{name}" is there twice.',
  schema_flows_many: "Too many flows.",
  schema_day_form: "Use a date such as 2026-12-25.",
  schema_day_unknown: "There is no such day.",
  schema_days_backwards: "The last day is before the first.",
  schema_yearly_form: "Use month and day, such as 12-25.",
  schema_zone: "Use the name of a time zone, such as Europe/Berlin.",
  schema_time_form: "Use a time such as 09:00.",
  schema_end_form: "Use a time such as 17:30; 24:00 is midnight.",
  schema_span_empty: "A span needs some length; the whole day is 00:00 to 24:00.",
  schema_number_beginning: "Use a plus sign, the country code and the first digits, such as +4930.",
  schema_number_form: "Use the international form, such as +15550100.",
  schema_language_form: "Use a language tag such as en-US or de-DE.",
  schema_recording_form: "Use a file name such as welcome.de.wav.",
  schema_languages_many: "Too many languages.",
  schema_object_id: "Use an object id from Entra, such as 550fae72-d251-43ec-868c-373732c2704f.",
  schema_id_form: "Use small letters, digits and hyphens, such as main-menu.",
} as const;

export const schemaFault = faultMaker(schemaFaults);

/** A fault of a schema with its values, as zod takes one: `ctx.addIssue({ ...faultIssue(fault), path })`. */
export function faultIssue(fault: Fault) {
  return { code: "custom" as const, message: fault.fault, params: { fault } };
}

/** What can be wrong with the shape of a value, beside that. In English the schema's own sentence is said. */
export const shapeCodes = [
  "shape_type",
  "shape_text_short",
  "shape_text_long",
  "shape_list_short",
  "shape_list_long",
  "shape_number_small",
  "shape_number_large",
  "shape_form",
  "shape_choice",
  "shape_unknown_parts",
  "shape_other",
] as const;
export type ShapeCode = (typeof shapeCodes)[number];

const codeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(schemaFaults).map(([code, sentence]) => [sentence, code]),
);

/** What a schema found wrong, as a fault. */
export function shapeFault(issue: core.$ZodIssue): Fault {
  const brought = issue.code === "custom" ? (issue.params?.fault as Fault | undefined) : undefined;
  if (brought) return brought;
  const own = codeOf.get(issue.message);
  if (own !== undefined) return { code: own, values: {}, fault: issue.message };
  const { code, values } = shapeOf(issue);
  return { code, values, fault: issue.message };
}

function shapeOf(issue: core.$ZodIssue): { readonly code: ShapeCode; readonly values: FaultValues } {
  switch (issue.code) {
    case "invalid_type":
      return { code: "shape_type", values: { expected: issue.expected } };
    case "too_small": {
      const values = { limit: String(issue.minimum) };
      if (issue.origin === "string") return { code: "shape_text_short", values };
      return { code: isNumber(issue.origin) ? "shape_number_small" : "shape_list_short", values };
    }
    case "too_big": {
      const values = { limit: String(issue.maximum) };
      if (issue.origin === "string") return { code: "shape_text_long", values };
      return { code: isNumber(issue.origin) ? "shape_number_large" : "shape_list_long", values };
    }
    case "invalid_format":
      return { code: "shape_form", values: {} };
    case "invalid_value":
      return { code: "shape_choice", values: { choices: issue.values.map(String).join(", ") } };
    case "unrecognized_keys":
      return { code: "shape_unknown_parts", values: { names: issue.keys.join(", ") } };
    default:
      return { code: "shape_other", values: {} };
  }
}

function isNumber(origin: string): boolean {
  return ["number", "int", "bigint"].includes(origin);
}
