import { AskingForm } from "../menu/asking.form.tsx";

/** The question and its scale; the rest is folded away. */
export function RatingForm() {
  return <AskingForm fields={["prompt", "best", "lowUpTo", "as"]} noMatch="a wrong key" />;
}
