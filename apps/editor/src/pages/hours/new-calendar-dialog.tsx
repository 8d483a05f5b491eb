import type { Calendar } from "@dialtree/flow/hours";
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { createCalendar } from "../../api/calendars.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { idFor } from "../flows/new-flow.ts";
import { message } from "./words.ts";
import { ZoneField } from "./zone-field.tsx";

const usual = [{ from: "09:00", to: "17:00" }];
const week = { mon: usual, tue: usual, wed: usual, thu: usual, fri: usual, sat: [], sun: [] };

/** What a new calendar is called, and where its clock hangs. */
export function NewCalendarDialog(props: {
  readonly taken: readonly string[];
  readonly onMade: (id: string, words: string) => void;
  readonly onClose: () => void;
}) {
  const { taken, onMade, onClose } = props;
  const [name, setName] = useState("");
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const { busy, told, work } = useWork();

  async function create(): Promise<void> {
    const calendar: Calendar = {
      format: 1,
      id: idFor(name.trim(), taken),
      name: name.trim(),
      zone,
      week,
      days: [],
    };
    await work(async () => {
      await createCalendar(calendar);
      onMade(calendar.id, message("hours.made", { name: calendar.name }));
    });
  }

  return (
    <Dialog
      title={message("hours.new")}
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={name.trim() === ""}>
            {message("new.create")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("hours.name")} required>
        <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
      </Field>
      <ZoneField value={zone} onChange={setZone} />
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
