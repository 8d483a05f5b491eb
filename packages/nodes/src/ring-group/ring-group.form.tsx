import { type FormComponent, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

const always = ["say", "people", "order", "ringFor", "rounds", "hold", "tell", "asks"];

/** Who is called and what everybody hears; the words for latecomers where there can be some. */
export const RingGroupForm: FormComponent = ({ data }): ReactNode =>
  [...always, ...(data.order === "at-once" ? ["taken"] : [])].map((name) => (
    <FormField key={name} name={name} />
  ));
