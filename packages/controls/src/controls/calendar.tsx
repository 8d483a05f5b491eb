import { type ControlProps, useForm } from "../form.ts";
import { NamedChoice } from "./named-choice.tsx";

/** One of the installation's calendars, with its hours in words under it. */
export function CalendarControl(props: ControlProps) {
  const { words, calendars } = useForm();
  const chosen = calendars.find(({ id }) => id === props.value);
  return (
    <>
      <NamedChoice {...props} choices={calendars} choose={words.chooseCalendar} />
      {chosen && (
        <ul aria-label={words.hoursOf(chosen.title)}>
          {chosen.words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {chosen?.page !== undefined && <a href={chosen.page}>{words.changeHours(chosen.title)}</a>}
    </>
  );
}
