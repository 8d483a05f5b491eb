import { AskingForm } from "../menu/asking.form.tsx";

/** The question, who can be asked for and how; the rest is folded away. */
export function DialByNameForm() {
  return (
    <AskingForm
      fields={["prompt", "directory", "by", "most", "confirm", "operator", "say"]}
      noMatch="a name that nobody has"
      timeouts={["firstKeyTimeout", "interDigitTimeout"]}
    />
  );
}
