import { z } from "zod";
import { type Fault, faultIssue, schemaFault } from "../faults/index.ts";
import { destinationSchema, slug } from "../fields/index.ts";
import { limits } from "../limits.ts";
import { type Naming, type ThingKind, thingKinds } from "./naming.ts";

/** The environment that there always is, and that is meant where none is named. */
export const live = "live";

const title = z.string().max(100);
const thingName = z.string().min(1).max(64);

/** A name of the installation, and who it is in each environment; where an environment is left out, nobody. */
export const bookNameSchema = z.strictObject({
  name: slug,
  note: z.string().max(200).optional().meta({ description: "What it is for." }),
  values: z.record(slug, destinationSchema),
});
export type BookName = Readonly<z.infer<typeof bookNameSchema>>;

/** What some environments use in the place of a calendar, a secret, a mailbox or a list of PINs. */
export const bookThingSchema = z.strictObject({
  kind: z.enum(thingKinds),
  name: thingName,
  values: z.record(slug, thingName),
});
export type BookThing = Readonly<z.infer<typeof bookThingSchema>>;

/** The environments of an installation, and what names stand for in each of them. */
export const environmentBookSchema = z
  .strictObject({
    environments: z
      .array(z.strictObject({ id: slug, title }))
      .max(limits.environments)
      .meta({ description: 'Those beside "live", in the order in which they are shown.' }),
    names: z.array(bookNameSchema).max(limits.names),
    things: z.array(bookThingSchema).max(limits.names),
  })
  .superRefine(({ environments, names, things }, { addIssue }) => {
    const ids = [live, ...environments.map(({ id }) => id)];
    const tell = (path: (string | number)[], fault: Fault) => addIssue({ ...faultIssue(fault), path });
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index)
        tell(["environments", index - 1, "id"], schemaFault("schema_environment_repeated", { id }));
    const told = new Set<string>();
    const row = (list: "names" | "things", index: number, key: string, name: string, values: object) => {
      if (told.has(key)) tell([list, index, "name"], schemaFault("schema_name_repeated", { name }));
      told.add(key);
      for (const id of Object.keys(values))
        if (!ids.includes(id))
          tell([list, index, "values", id], schemaFault("schema_environment_unknown", { id }));
    };
    for (const [index, { name, values }] of names.entries())
      row("names", index, `name ${name}`, name, values);
    for (const [index, { kind, name, values }] of things.entries())
      row("things", index, `${kind} ${name}`, name, values);
  })
  .meta({ id: "EnvironmentBook" });
export type EnvironmentBook = Readonly<z.infer<typeof environmentBookSchema>>;

export const emptyBook: EnvironmentBook = { environments: [], names: [], things: [] };

/** All environments with `live` first, as people call them. */
export function environmentsOf({
  environments,
}: EnvironmentBook): readonly { readonly id: string; readonly title: string }[] {
  return [{ id: live, title: "Live" }, ...environments.map(({ id, title }) => ({ id, title: title || id }))];
}

/** What names stand for in one environment. */
export function namingOf({ names, things }: EnvironmentBook, environment: string): Naming {
  const people = names.flatMap(({ name, values }) => {
    const somebody = Object.hasOwn(values, environment) ? values[environment] : undefined;
    return somebody ? [[name, somebody] as const] : [];
  });
  const instead = new Map<ThingKind, Record<string, string>>();
  for (const { kind, name, values } of things) {
    const other = Object.hasOwn(values, environment) ? values[environment] : undefined;
    if (other !== undefined && other !== name) instead.set(kind, { ...instead.get(kind), [name]: other });
  }
  return { people: Object.fromEntries(people), instead: Object.fromEntries(instead) };
}
