import { z } from "zod";
import { described, type Field, type FieldText } from "./field.ts";

/** What an installation has beside its flows, and what steps name: places for messages, lists of PINs. */
export type ResourceKind = "mailbox" | "pin-list";

/** The names of those that there are; a kind that is left out is one that nobody could find out about. */
export type Resources = Readonly<Partial<Record<ResourceKind, readonly string[]>>>;

const nameCharacters = 64;

/**
 * Something of the installation, by its name; empty until somebody chooses. Any name is taken: a flow can be written
 * before what it names is there, and for another installation.
 */
export function resource(text: FieldText & { readonly of: ResourceKind }): Field<string> {
  const schema = described("resource", text, z.string().max(nameCharacters));
  const { label, help, of } = text;
  return { kind: "resource", label, help, required: true, schema, initial: "", of };
}
