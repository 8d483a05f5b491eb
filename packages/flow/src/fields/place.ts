import { z } from "zod";
import { schemaFaults } from "../faults/index.ts";
import { described, type Field, type FieldText } from "./field.ts";

/**
 * Ids that people read in files, links and logs: `main-menu`. No dots, because machine states are joined with them; and
 * no name that could reach a prototype, because positions are kept by id.
 */
export const slug = z
  .string()
  .regex(/^(?!(?:constructor|prototype)$)[a-z0-9][a-z0-9-]{0,63}$/, schemaFaults.schema_id_form)
  .meta({ title: "Id", description: "Small letters, digits and hyphens, such as main-menu." });

/** Somewhere a call can go on: a node of the same flow, or the start of another flow. */
export const placeSchema = z.union([z.strictObject({ node: slug }), z.strictObject({ flow: slug })]);
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** Another flow, never a step of this one. It counts as a connection, as a place does. */
export function otherFlow(text: FieldText): Field<{ readonly flow: string } | undefined> {
  const schema = described("place", text, z.strictObject({ flow: slug }).optional());
  const { label, help } = text;
  return { kind: "place", label, help, required: true, schema, initial: undefined, only: "flows" };
}

/** A place to go on at. It counts as a connection: the check and the path explorer follow it like an edge. */
export function place(text: FieldText): Field<Place | undefined> {
  const schema = described("place", text, placeSchema.optional());
  return { kind: "place", label: text.label, help: text.help, required: true, schema, initial: undefined };
}
