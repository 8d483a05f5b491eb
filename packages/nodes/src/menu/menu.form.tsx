import { Folded, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

/** What is changed every month stands open; what is set once is folded away. */
export function MenuForm(): ReactNode {
  return (
    <>
      <FormField name="prompt" />
      <FormField name="choices" />
      <Folded title="After no key or a wrong key" fields={["firstKeyTimeout", "builtInWords", "retries"]} />
      <Folded title="How keys count" fields={["bargeIn", "typeAhead"]} />
    </>
  );
}
