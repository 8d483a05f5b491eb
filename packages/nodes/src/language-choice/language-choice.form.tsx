import { AskingForm } from "../menu/asking.form.tsx";

/** The offer and its keys; the rest is folded away. */
export function LanguageChoiceForm() {
  return <AskingForm fields={["prompt", "offers"]} noMatch="a wrong key" />;
}
