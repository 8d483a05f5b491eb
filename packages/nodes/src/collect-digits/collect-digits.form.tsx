import { Folded } from "@dialtree/controls";
import type { ReactNode } from "react";
import { AskingForm } from "../menu/asking.form.tsx";

/** The question, the name of what is keyed in, how long it is and how it ends. */
export function CollectDigitsForm(): ReactNode {
  return (
    <AskingForm
      fields={["prompt", "as", "sensitive", "shortest", "longest", "endKey"]}
      noMatch="a wrong number"
      timeouts={["firstKeyTimeout", "interDigitTimeout"]}
    >
      <Folded title="Which numbers count" fields={["beginnings", "signKeys"]} />
      <Folded title="Reading back" fields={["readBack", "beforeDigits", "afterDigits"]} />
    </AskingForm>
  );
}
