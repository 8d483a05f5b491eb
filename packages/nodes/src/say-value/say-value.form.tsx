import { Folded, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

/** In the order in which a caller hears it; what belongs to one kind of value only is folded away. */
export function SayValueForm(): ReactNode {
  return (
    <>
      <FormField name="before" />
      <FormField name="sayAs" />
      <FormField name="variable" />
      <FormField name="constant" />
      <FormField name="after" />
      <Folded title="How it is said" fields={["currency", "weekday", "group", "bargeIn"]} />
    </>
  );
}
