import { Folded, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

/** Whom it asks and what is kept of the answer stand open; the rest is folded away. */
export function HttpLookupForm(): ReactNode {
  return (
    <>
      <FormField name="method" />
      <FormField name="url" />
      <FormField name="takes" />
      <Folded title="Sent along" fields={["query", "headers", "secrets", "bodyAs", "body"]} />
      <Folded title="While it is looked up" fields={["phrase", "music", "timeout", "repeatable"]} />
    </>
  );
}
