import { AskingForm } from "../menu/asking.form.tsx";

/** The question and its two keys; the rest is folded away. */
export function YesNoForm() {
  return <AskingForm fields={["prompt", "yes", "no", "as"]} noMatch="a wrong key" />;
}
