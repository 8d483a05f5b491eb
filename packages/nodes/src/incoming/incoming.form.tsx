import { type FormComponent, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

/** How long it rings only where it rings first. */
export const IncomingForm: FormComponent = ({ data }): ReactNode =>
  ["answer", ...(data.answer === "later" ? ["ringFor"] : []), "reachedBy", "outsiders"].map((name) => (
    <FormField key={name} name={name} />
  ));
