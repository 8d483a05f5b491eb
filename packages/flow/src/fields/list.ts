import { z } from "zod";
import { type DataOf, described, type Field, type Fields, type FieldText } from "./field.ts";
import { slug } from "./place.ts";

/** One item of a list: its fields, and an id of its own, so that moving or relabelling it rewires nothing. */
export type ItemOf<F extends Fields> = { readonly id: string } & DataOf<F>;

/** An item of a new node, where an author still has to fill something in. */
export type NewItem<F extends Fields> = { readonly id: string } & Partial<DataOf<F>>;

// Generous against slips of hand-written files; what makes sense for the node (`max`) is the check's business.
const mostItems = 1_000;

/** Several things of the same fields, in the author's order. */
export function list<F extends Fields>(
  text: FieldText & {
    readonly items: F;
    /** What the button says that adds one: Add a choice. */
    readonly add?: string;
    readonly min?: number;
    readonly max: number;
    readonly initial?: readonly NewItem<F>[];
  },
): Field<readonly ItemOf<F>[]> {
  const item = z.strictObject({ id: slug, ...shapeOf(text.items) });
  const schema = described(
    "list",
    text,
    z.array(item).max(mostItems) as unknown as z.ZodType<readonly ItemOf<F>[]>,
  );
  return {
    kind: "list",
    label: text.label,
    help: text.help,
    required: (text.min ?? 0) > 0,
    schema,
    initial: (text.initial ?? []) as readonly ItemOf<F>[],
    items: text.items,
    ...(text.add === undefined ? {} : { add: text.add }),
    size: { min: text.min ?? 0, max: text.max },
  };
}

/** The Zod shape of a record of fields. */
export function shapeOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema]));
}
