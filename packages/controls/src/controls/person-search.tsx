import { Input, mergeClasses } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { type People, type Person, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { styles } from "../styles.ts";

// Long enough for the next letter, short enough to be no wait.
const pauseMs = 250;
const fewestLetters = 2;

type Found = { readonly people: readonly Person[] } | { readonly failure: string };

/**
 * Finds somebody in the directory while a name is typed: arrow keys go through those who were found, Enter takes one, Escape
 * closes. The field beside it keeps the id, so that somebody can be named while the directory is away.
 */
export function PersonSearch({
  people,
  accounts,
  id,
  onChoose,
}: {
  readonly people: People;
  /** Looks for accounts of queues and auto attendants rather than for people. */
  readonly accounts: boolean;
  /** Who is chosen: it is told if nobody has that id. */
  readonly id: string | undefined;
  readonly onChoose: (person: Person) => void;
}) {
  const { words, disabled } = useForm();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [current, setCurrent] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const { found, isAsking } = useFound(people, typed);
  const chosen = useChosen(people, id);
  const offered =
    found && "people" in found ? found.people.filter(({ isAccount }) => isAccount === accounts) : [];
  const shows = isOpen && !disabled && offered.length > 0;
  const failure = (found && "failure" in found && found.failure) || chosen.failure;

  const take = (person: Person | undefined) => {
    if (!person) return;
    setTyped("");
    setOpen(false);
    onChoose(person);
  };
  const pressed = (event: KeyboardEvent) => {
    if (!shows) return;
    if (event.key === "ArrowDown") setCurrent((current + 1) % offered.length);
    else if (event.key === "ArrowUp") setCurrent((current + offered.length - 1) % offered.length);
    else if (event.key === "Home") setCurrent(0);
    else if (event.key === "End") setCurrent(offered.length - 1);
    else if (event.key === "Enter") take(offered[current]);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const news = isAsking
    ? words.peopleSearched
    : found && "people" in found
      ? words.peopleFound(offered.length)
      : "";
  return (
    <div className={styles.wide}>
      <InputFrame
        label={words.searchPeople}
        hint={[chosen.person ? aboutOf(chosen.person) : undefined, words.searchPeopleHelp]
          .filter(Boolean)
          .join(". ")}
        reason={failure || (chosen.isGone ? words.personGone : undefined)}
      >
        {(connected) => (
          <Input
            {...connected}
            className={styles.wide}
            input={{
              className: styles.wide,
              role: "combobox",
              "aria-autocomplete": "list",
              "aria-expanded": shows,
              "aria-controls": shows ? list : undefined,
              "aria-activedescendant": shows ? `${list}-${current}` : undefined,
              // What is wrong is said of who is chosen; what is typed here is never wrong.
              "aria-invalid": undefined,
            }}
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            contentBefore={<SearchRegular aria-hidden />}
            value={typed}
            onChange={(_, { value }) => {
              setTyped(value);
              setCurrent(0);
              setOpen(true);
            }}
            onKeyDown={pressed}
            onBlur={() => setOpen(false)}
          />
        )}
      </InputFrame>
      <span role="status" className={styles.hint}>
        {news}
      </span>
      {shows && (
        <div id={list} role="listbox" aria-label={words.peopleOffered} className={styles.offers}>
          {offered.map((person, index) => (
            // They are gone through from the text, which keeps the focus; the pointer must not take it.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's.
            <div
              key={person.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={mergeClasses(styles.offer, index === current && styles.offerChosen)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name} <span className={styles.hint}>{aboutOf(person)}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function aboutOf({ title, department, mail }: Person): string {
  return [title, department, mail].filter(Boolean).join(", ");
}

/** What a text finds, a moment after the last letter; an answer that nobody waits for any more is not awaited. */
function useFound(
  people: People,
  typed: string,
): { readonly found: Found | undefined; readonly isAsking: boolean } {
  const [answered, setAnswered] = useState<{ readonly text: string; readonly found: Found }>();
  const text = typed.trim();
  const isAsked = text.length >= fewestLetters;
  useEffect(() => {
    if (!isAsked) return;
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      const found = await people.search(text, gone.signal);
      if (gone.signal.aborted) return;
      setAnswered({ text, found: "failure" in found ? found : { people: found } });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [people, text, isAsked]);
  const found = isAsked && answered?.text === text ? answered.found : undefined;
  return { found, isAsking: isAsked && found === undefined };
}

/** Who has an id, as far as the directory tells. */
function useChosen(
  people: People,
  id: string | undefined,
): { readonly person?: Person; readonly isGone?: boolean; readonly failure?: string } {
  const [asked, setAsked] = useState<{
    readonly id: string;
    readonly answer: Awaited<ReturnType<People["find"]>>;
  }>();
  useEffect(() => {
    if (id === undefined) return;
    const gone = new AbortController();
    void people.find(id, gone.signal).then((answer) => {
      if (!gone.signal.aborted) setAsked({ id, answer });
    });
    return () => gone.abort();
  }, [people, id]);
  if (id === undefined || asked?.id !== id) return {};
  const { answer } = asked;
  if (!answer) return { isGone: true };
  return "failure" in answer ? { failure: answer.failure } : { person: answer };
}
