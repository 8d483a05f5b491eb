import { type ControlProps, useForm } from "../form.ts";
import { limitsOf } from "../limits.ts";
import { NamedChoice } from "./named-choice.tsx";
import { OfferedText } from "./offered.tsx";

/**
 * Something of the installation: one of those that there are. Where there are none, or nobody knows, a name can be written ahead; the
 * check says that it is not there.
 */
export function ResourceControl(props: ControlProps) {
  const { words, resources, resourcePages } = useForm();
  const { of } = props.field;
  const { maxLength = Number.POSITIVE_INFINITY } = limitsOf(props.field);
  const there = (of && resources[of]) ?? [];
  const page = of && resourcePages[of];
  return (
    <>
      {of && there.length > 0 ? (
        <NamedChoice
          {...props}
          choices={there.map((name) => ({ id: name, title: name }))}
          choose={words.chooseResource[of]}
        />
      ) : (
        <OfferedText {...props} offered={there} whyNot={({ length }) => words.tooLong(length, maxLength)} />
      )}
      {of && page !== undefined && <a href={page}>{words.resourcePage[of]}</a>}
    </>
  );
}
