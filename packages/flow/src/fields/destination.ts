import { z } from "zod";
import { described, type Field, type FieldText } from "./field.ts";

// Entra object ids; Graph takes nothing else for users and resource accounts (Graph: identity, communicationsIdentitySet).
const objectId = z
  .string()
  .regex(
    /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    "Use an object id from Entra, such as 550fae72-d251-43ec-868c-373732c2704f.",
  )
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
      .regex(e164, "Use the international form, such as +15550100.")
      .meta({ title: "Phone number", description: "E.164: a plus sign, the country code and the number." }),
    name,
  }),
]);
export type Destination = Readonly<z.infer<typeof destinationSchema>>;
export type DestinationKind = Destination["kind"];

/** Someone or something a call can be sent to; `accepts` narrows the kinds that this node can reach. */
export function destination(
  text: FieldText & { readonly accepts: readonly DestinationKind[] },
): Field<Destination | undefined> {
  const schema = described("destination", text, destinationSchema.optional());
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
export function destinationName(to: Destination): string {
  if (to.kind === "phone") return to.name ? `${to.name} (${to.number})` : to.number;
  const called = to.name ?? to.id;
  return to.kind === "voicemail" ? `the voicemail of ${called}` : called;
}
