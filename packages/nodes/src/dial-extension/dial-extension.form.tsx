import { AskingForm } from "../menu/asking.form.tsx";

/** The question and the table; the rest is folded away. */
export function DialExtensionForm() {
  return (
    <AskingForm
      fields={["prompt", "extensions", "directory", "say", "endKey"]}
      noMatch="an extension that does not exist"
      timeouts={["firstKeyTimeout", "interDigitTimeout"]}
    />
  );
}
