import { Folded, type FormComponent, FormField } from "@dialtree/controls";
import { type ComponentProps, lazy, type ReactNode, Suspense } from "react";

const loadTrial = () => import("./try-lookup.form.tsx");
const TryLookup = lazy(() => loadTrial().then((module) => ({ default: module.TryLookup })));

/** Fetches what the form shows a moment later. */
export const fetchTrial = async (): Promise<void> => void (await loadTrial());

/** Whom it asks and what is kept of the answer stand open; the rest is folded away. */
export function HttpLookupForm(props: ComponentProps<FormComponent>): ReactNode {
  return (
    <>
      <FormField name="method" />
      <FormField name="url" />
      <FormField name="takes" />
      {props.onTryLookup && (
        <Suspense>
          <TryLookup {...props} onTryLookup={props.onTryLookup} />
        </Suspense>
      )}
      <Folded title="Sent along" fields={["query", "headers", "secrets", "bodyAs", "body"]} />
      <Folded title="While it is looked up" fields={["phrase", "music", "timeout", "repeatable"]} />
    </>
  );
}
