import { AnyControl } from "./any-control.tsx";
import { useForm } from "./form.ts";
import { memberOf } from "./problems.ts";

/** One field of the node whose form this stands in. */
export function FormField({ name }: { readonly name: string }) {
  const { fields, data } = useForm();
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw new Error(`The node has no field "${name}".`);
  return <AnyControl field={field} path={[name]} value={memberOf(data, name)} />;
}
