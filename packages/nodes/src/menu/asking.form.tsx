import { Folded, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

/** What is asked and how it is answered stands open; what suits most lines as it is, is folded away. */
export function AskingForm({
  fields,
  noMatch,
  timeouts = ["firstKeyTimeout"],
  children,
}: {
  readonly fields: readonly string[];
  /** An answer that is of no use: `a wrong number`. */
  readonly noMatch: string;
  readonly timeouts?: readonly string[];
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <>
      {fields.map((name) => (
        <FormField key={name} name={name} />
      ))}
      {children}
      <Folded title={`After no key or ${noMatch}`} fields={[...timeouts, "builtInWords", "retries"]} />
      <Folded title="How keys count" fields={["bargeIn", "typeAhead"]} />
    </>
  );
}
