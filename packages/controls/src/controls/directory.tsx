import { type ControlProps, useForm } from "../form.ts";
import { NamedChoice } from "./named-choice.tsx";

/** One of the flow's directories. */
export function DirectoryControl(props: ControlProps) {
  const { words, directories } = useForm();
  return <NamedChoice {...props} choices={directories} choose={words.chooseDirectory} />;
}
