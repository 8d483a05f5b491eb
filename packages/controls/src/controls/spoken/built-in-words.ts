import type { Field } from "@dialtree/flow";
import type { Form } from "../../form.ts";

/** What is said where nothing is written, unless the author has switched it off. */
export function builtInWords({ data }: Form, { builtIn, builtInIf }: Field): Field["builtIn"] {
  return builtInIf === undefined || data[builtInIf] === true ? builtIn : undefined;
}
