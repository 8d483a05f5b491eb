import "./hours-page.css";
import { Button, Field, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useState } from "react";
import { listCalendars } from "../../api/calendars.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { announce } from "../../live/announce.tsx";
import { useArrival, useFocusKept } from "../../live/focus.ts";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { LanguageSwitch } from "../../messages/language-switch.tsx";
import { Link } from "../../routes/router.tsx";
import { flowsPath } from "../../routes/routes.ts";
import { AccountLink } from "../../session/account-link.tsx";
import { MayButton } from "../../session/may-button.tsx";
import { ThemeSwitch } from "../../theme/theme-switch.tsx";
import { CalendarEditor } from "./calendar-editor.tsx";
import { setCalendarDraft, useCalendarDrafts } from "./drafts.ts";
import { NewCalendarDialog } from "./new-calendar-dialog.tsx";
import { message } from "./words.ts";

/** Opening hours and holidays that flows share: what is saved here holds for the next call. */
export default function HoursPage() {
  const [loaded, again] = useLoaded("calendars", listCalendars);
  const heading = useArrival();
  useFocusKept(heading, loaded.state === "there" ? loaded.value : undefined);
  // Forms lead to the calendar that they are about.
  const [chosen, setChosen] = useState(() => location.hash.slice(1));
  const drafts = useCalendarDrafts();
  const [adding, setAdding] = useState(false);
  const [note, setNote] = useState<string>();
  const tell = useCallback((words: string) => {
    setNote(words);
    announce(words);
  }, []);
  useEffect(() => {
    document.title = message("page.title", { page: message("hours.title") });
  }, []);

  const all = loaded.state === "there" ? loaded.value : [];
  const kept = all.find(({ calendar }) => calendar.id === chosen) ?? all[0];
  const changed = (words: string) => {
    tell(words);
    again();
  };

  const isEmpty = loaded.state === "there" && !kept;
  // Where there is no calendar yet it stands where that is said.
  const making = (
    <MayButton right="hours" appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {message("hours.new")}
    </MayButton>
  );

  return (
    <main className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {message("hours.title")}
        </h1>
        {!isEmpty && making}
        <Link href={flowsPath}>{message("page.toFlows")}</Link>
        <AccountLink />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <p className="hours-about">{message("hours.about")}</p>
      {note !== undefined && <p>{note}</p>}
      {loaded.state === "loading" && (
        <Waiting words={message("page.loading.what", { what: message("hours.title") })} />
      )}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {isEmpty && (
        <NothingYet title={message("hours.none")} level={2} right="hours" action={making}>
          <p>{message("hours.none.about")}</p>
        </NothingYet>
      )}
      {kept && (
        <>
          <Field label={message("hours.calendar")} className="hours-choice">
            <Select value={kept.calendar.id} onChange={(_, { value }) => setChosen(value)}>
              {all.map(({ calendar: { id, name } }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <CalendarEditor
            key={kept.calendar.id}
            kept={kept}
            draft={drafts.get(kept.calendar.id)}
            onDraft={(draft) => setCalendarDraft(kept.calendar.id, draft)}
            onChanged={changed}
          />
        </>
      )}
      {adding && (
        <NewCalendarDialog
          taken={all.map(({ calendar }) => calendar.id)}
          onMade={(id, words) => {
            setAdding(false);
            setChosen(id);
            changed(words);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </main>
  );
}
