import { z } from "zod";
import { type Destination, destinationSchema, type Field } from "../fields/index.ts";

/** What steps name of the installation. Where an environment says nothing of such a thing, it is that thing itself. */
export const thingKinds = ["calendar", "secret", "mailbox", "pin-list"] as const;
export type ThingKind = (typeof thingKinds)[number];

const thingName = z.string().min(1).max(64);
const others = z.record(thingName, thingName);

/** What names stand for in one environment, as versions keep it: whom calls are sent to, and which thing is used in the place of which. */
export const namingSchema = z.strictObject({
  people: z.record(z.string(), destinationSchema),
  instead: z.partialRecord(z.enum(thingKinds), others),
});
export type Naming = Readonly<z.infer<typeof namingSchema>>;

export const nothingNamed: Naming = { people: {}, instead: {} };

/** Whether nothing of it says anything. */
export function isNothing({ people, instead }: Naming): boolean {
  return Object.keys(people).length === 0 && Object.keys(instead).length === 0;
}

/** The kind of thing that a field names; undefined for fields that name none. */
export function thingNamedBy({ kind, of, isSecretName }: Field): ThingKind | undefined {
  if (kind === "calendar") return "calendar";
  return isSecretName ? "secret" : of;
}

// Ids come from people: a name must not find what every object has.
export function personNamed({ people }: Naming, name: string): Destination | undefined {
  return Object.hasOwn(people, name) ? people[name] : undefined;
}

export function thingInstead({ instead }: Naming, kind: ThingKind, name: string): string {
  const known = instead[kind] ?? {};
  return (Object.hasOwn(known, name) ? known[name] : undefined) ?? name;
}

/** All that several namings say of one environment. */
export function together(namings: readonly Naming[]): Naming {
  const people = Object.assign({}, ...namings.map((naming) => naming.people));
  const instead = thingKinds.flatMap((kind) => {
    const said = Object.assign({}, ...namings.map((naming) => naming.instead[kind]));
    return Object.keys(said).length > 0 ? [[kind, said]] : [];
  });
  return { people, instead: Object.fromEntries(instead) };
}
