import { z } from "zod";
import { schemaFaults } from "../faults/index.ts";
import { described, type Field, type FieldText } from "./field.ts";
import { slug } from "./place.ts";

// Entra object ids; Graph takes nothing else for users and resource accounts (Graph: identity, communicationsIdentitySet).
const objectId = z
  .string()
  .regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, schemaFaults.schema_object_id)
  .meta({
    title: "Object id",
    description: "The object id of the person or resource account in Microsoft Entra.",
  });
const name = z.string().max(200).optional().meta({ title: "Name", description: "How people call it." });

/** A phone number in the international form of ITU-T E.164, and in no other writing. */
export const e164 = /^\+[1-9][0-9]{4,14}$/;

/** Where a call can be sent. `account` is a resource account: a call queue or an auto attendant. */
export const destinationSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("user"), id: objectId, name }),
  z.strictObject({ kind: z.literal("account"), id: objectId, name }),
  z.strictObject({ kind: z.literal("voicemail"), id: objectId, name }),
  z.strictObject({
    kind: z.literal("phone"),
    number: z
      .string()
      .regex(e164, schemaFaults.schema_number_form)
      .meta({ title: "Phone number", description: "E.164: a plus sign, the country code and the number." }),
    name,
  }),
]);
export type Destination = Readonly<z.infer<typeof destinationSchema>>;
export type DestinationKind = Destination["kind"];

/** Whoever a name of the installation stands for; who that is depends on the environment that the flow is published to. */
export const namedDestinationSchema = z.strictObject({ kind: z.literal("named"), name: slug });
export type NamedDestination = Readonly<z.infer<typeof namedDestinationSchema>>;

/** A destination as flows write it down. Before a call runs, or the check looks, its name has become somebody. */
export const writtenDestinationSchema = z.discriminatedUnion("kind", [
  ...destinationSchema.options,
  namedDestinationSchema,
]);
export type WrittenDestination = Destination | NamedDestination;

/** Whom a destination leads to. A name that nobody has been put in the place of yet leads nowhere; calls never come upon one. */
export function somebody(to: WrittenDestination | undefined): Destination | undefined {
  return to?.kind === "named" ? undefined : to;
}

/**
 * Someone or something a call can be sent to; `accepts` narrows the kinds that this node can reach. A node's functions get
 * whom a name stands for, never the name.
 */
export function destination(
  text: FieldText & { readonly accepts: readonly DestinationKind[] },
): Field<Destination | undefined> {
  const written = described("destination", text, writtenDestinationSchema.optional());
  // What is written down may be a name; `resolveNames` goes before all that reads the data as this type.
  const schema = written as z.ZodType<Destination | undefined>;
  return {
    kind: "destination",
    label: text.label,
    help: text.help,
    required: true,
    schema,
    initial: undefined,
    accepts: text.accepts,
  };
}

/** How a destination is named to people: `Sales (call queue or auto attendant)`, `+15550100`. */
export function destinationName(to: WrittenDestination): string {
  if (to.kind === "named") return `${to.name} (by name)`;
  if (to.kind === "phone") return to.name ? `${to.name} (${to.number})` : to.number;
  const called = to.name ?? to.id;
  return to.kind === "voicemail" ? `the voicemail of ${called}` : called;
}
