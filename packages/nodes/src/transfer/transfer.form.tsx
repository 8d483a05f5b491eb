import { type FormComponent, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

const always = ["say", "to", "how"];
const askedFirst = ["ringFor", "hold", "tell", "asks"];

/** Whom to, and how; what there is to say while somebody is called only where somebody is. */
export const TransferForm: FormComponent = ({ data }): ReactNode =>
  [...always, ...(data.how === "ask-first" ? askedFirst : [])].map((name) => (
    <FormField key={name} name={name} />
  ));
