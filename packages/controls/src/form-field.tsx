import type { Field, Json } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { AnyControl } from "./any-control.tsx";
import { type ItemDrawing, ListControl } from "./controls/list.tsx";
import { useForm } from "./form.ts";
import { itemsOf, memberOf } from "./problems.ts";

/** One field of the node whose form this stands in. */
export function FormField({ name }: { readonly name: string }) {
  const { field, value } = useFieldAt([name]);
  return <AnyControl field={field} path={[name]} value={value} />;
}

/** A list of the node, the items of which its form draws itself. */
export function ListField({ path, drawing }: { readonly path: Path; readonly drawing: ItemDrawing }) {
  const { field, value } = useFieldAt(path);
  return <ListControl field={field} path={path} value={value} drawing={drawing} />;
}

function useFieldAt(path: Path): { readonly field: Field; readonly value: Json | undefined } {
  const { fields, data } = useForm();
  let [known, value, field] = [fields, data as Json | undefined, undefined as Field | undefined];
  for (const name of path) {
    if (typeof name === "number") value = itemsOf(value)[name];
    else {
      field = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!field) throw new Error(`The node has no field "${name}".`);
      known = field.items ?? {};
      value = memberOf(value, name);
    }
  }
  if (!field) throw new Error("A path leads to a field.");
  return { field, value };
}
