import { type Calendar, readCalendar, wallClock } from "@dialtree/flow/hours";
import { Button, Field, Input } from "@fluentui/react-components";
import { ArrowUploadRegular, DeleteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { type KeptCalendar, removeCalendar, saveCalendar } from "../../api/calendars.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { MayFields } from "../../session/may-fields.tsx";
import { useMay } from "../../session/session.tsx";
import { BreaksLink } from "../../uses/breaks-link.tsx";
import { CallersGet } from "./callers-get.tsx";
import type { CalendarDraft } from "./drafts.ts";
import { EmergencySwitch } from "./emergency-switch.tsx";
import { faultSentences } from "./faults.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { SpecialDays } from "./special-days.tsx";
import { WeekGrid } from "./week-grid.tsx";
import { message } from "./words.ts";
import { ZoneField } from "./zone-field.tsx";

/** One calendar. What is changed here holds once it is saved; the emergency at once. */
export function CalendarEditor(props: {
  readonly kept: KeptCalendar;
  readonly draft: CalendarDraft | undefined;
  /** Undefined: it is as it is kept. */
  readonly onDraft: (draft: CalendarDraft | undefined) => void;
  readonly onChanged: (words: string) => void;
}) {
  const { kept, onDraft, onChanged } = props;
  const { calendar: draft, basedOn } = props.draft ?? { calendar: kept.calendar, basedOn: kept.revision };
  const { busy, told, work } = useWork();
  const [importing, setImporting] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [now] = useState(() => Date.now());
  const read = readCalendar(draft);
  const mayChange = useMay("hours");
  const isChanged = props.draft !== undefined;
  const change = (part: Partial<Calendar>) => {
    const calendar = { ...draft, ...part };
    const isAsKept = basedOn === kept.revision && JSON.stringify(calendar) === JSON.stringify(kept.calendar);
    onDraft(isAsKept ? undefined : { calendar, basedOn });
  };
  const readable = "calendar" in read ? read.calendar : kept.calendar;
  const { day: today } = wallClock(readable.zone, now);

  async function save(): Promise<void> {
    await work(async () => {
      await saveCalendar(draft, basedOn);
      onDraft(undefined);
      onChanged(message("hours.saved", { name: draft.name }));
    });
  }
  async function remove(): Promise<void> {
    await removeCalendar(draft.id, kept.revision);
    setRemoving(false);
    onDraft(undefined);
    onChanged(message("hours.removed", { name: kept.calendar.name }));
  }

  return (
    <>
      <EmergencySwitch kept={kept} onSwitched={onChanged} />
      <section className="hours-part" aria-label={message("hours.get")}>
        <h2>{message("hours.get")}</h2>
        <CallersGet
          calendar={kept.emergency ? { ...readable, emergency: kept.emergency } : readable}
          now={now}
        />
      </section>
      <MayFields right="hours" isHeld={busy}>
        <section className="hours-part" aria-label={message("hours.week")}>
          <h2>{message("hours.week")}</h2>
          <WeekGrid week={draft.week} onChange={(week) => change({ week })} />
        </section>
        <section className="hours-part" aria-label={message("hours.days")}>
          <h2>{message("hours.days")}</h2>
          <p>{message("hours.days.about")}</p>
          <SpecialDays days={draft.days} today={today} onChange={(days) => change({ days })} />{" "}
          <Button icon={<ArrowUploadRegular />} onClick={() => setImporting(true)}>
            {message("hours.import")}
          </Button>
        </section>
        <section className="hours-part hours-calendar" aria-label={message("hours.about.calendar")}>
          <h2>{message("hours.about.calendar")}</h2>
          <Field label={message("hours.name")}>
            <Input value={draft.name} maxLength={100} onChange={(_, { value }) => change({ name: value })} />
          </Field>
          <ZoneField value={draft.zone} onChange={(zone) => change({ zone })} />
          <Button icon={<DeleteRegular />} onClick={() => setRemoving(true)}>
            {message("hours.remove")}
          </Button>
          <BreaksLink thing={`calendar:${draft.id}`} />
        </section>
      </MayFields>
      {mayChange && (
        <div className="page-save">
          {told && <ToldBar told={told} />}
          {"faults" in read && (
            <ul>
              {faultSentences(draft, read.faults).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          <WorkButton appearance="primary" disabled={!isChanged || "faults" in read} onWork={save}>
            {message("hours.save")}
          </WorkButton>
          <span>{message(isChanged ? "hours.unsaved" : "hours.holds")}</span>
        </div>
      )}
      {removing && (
        <ConfirmDialog
          title={message("hours.removing", { name: kept.calendar.name })}
          action={message("hours.remove")}
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        >
          <p>{message("hours.removing.what")}</p>
        </ConfirmDialog>
      )}
      {importing && (
        <ImportDialog
          there={draft.days}
          onTaken={(days) => {
            change({ days: [...draft.days, ...days] });
            setImporting(false);
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  );
}
