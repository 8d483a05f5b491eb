import { Folded } from "@dialtree/controls";
import type { ReactNode } from "react";
import { AskingForm } from "../menu/asking.form.tsx";

/** The question, whose PIN it is and how long; the rest is folded away. */
export function CheckPinForm(): ReactNode {
  return (
    <AskingForm
      fields={["prompt", "account", "list", "shortest", "longest", "endKey"]}
      noMatch="a wrong PIN"
      timeouts={["firstKeyTimeout", "interDigitTimeout"]}
    >
      <Folded title="While it is checked" fields={["phrase", "music", "longestWait"]} />
    </AskingForm>
  );
}
