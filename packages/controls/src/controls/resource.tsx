import { type ControlProps, useForm } from "../form.ts";
import { limitsOf } from "../limits.ts";
import { OfferedText } from "./offered.tsx";

/** The name of something of the installation. What is there is offered; of another name the check says that it is not. */
export function ResourceControl(props: ControlProps) {
  const { words, resources } = useForm();
  const { of } = props.field;
  const { maxLength = Number.POSITIVE_INFINITY } = limitsOf(props.field);
  return (
    <OfferedText
      {...props}
      offered={(of && resources[of]) ?? []}
      whyNot={({ length }) => words.tooLong(length, maxLength)}
    />
  );
}
