import { type Calendar, occasionWords, type SpecialDay } from "@dialtree/flow/hours";
import { Button, Checkbox } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { type CalendarFilePreview, readCalendarFile } from "../../api/calendars.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { said } from "../../messages/said.ts";
import { FileButton } from "../../sound/file-button.tsx";
import { message } from "./words.ts";

/** Shows the days of an iCalendar file before any of them is taken in. */
export function ImportDialog(props: {
  readonly there: Calendar["days"];
  readonly onTaken: (days: readonly SpecialDay[]) => void;
  readonly onClose: () => void;
}) {
  const { there, onTaken, onClose } = props;
  const [found, setFound] = useState<CalendarFilePreview>();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [told, setTold] = useState<Told>();

  async function read([file]: readonly File[]): Promise<void> {
    if (!file) return;
    try {
      setTold(undefined);
      const preview = await readCalendarFile(await file.text());
      const known = new Set(there.map(({ on }) => JSON.stringify(on)));
      setLeft(
        new Set(preview.days.flatMap(({ on }, index) => (known.has(JSON.stringify(on)) ? [index] : []))),
      );
      setFound(preview);
    } catch (error) {
      setFound(undefined);
      setTold(toldOf(error));
    }
  }

  const taken = found?.days.filter((_, index) => !left.has(index)) ?? [];
  return (
    <Dialog
      title={message("hours.import")}
      onClose={onClose}
      onSubmit={() => taken.length > 0 && onTaken(taken as readonly SpecialDay[])}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <Button appearance="primary" type="submit" disabled={taken.length === 0}>
            {message("hours.import.take", { count: taken.length })}
          </Button>
        </>
      }
    >
      <FileButton
        icon={<ArrowUploadRegular />}
        label={message("hours.import.choose")}
        accept=".ics,text/calendar"
        onFiles={(files) => void read(files)}
      />
      {told && <ToldBar told={told} />}
      {found && (
        <ul className="hours-import">
          {found.days.map(({ name, on }, index) => (
            <li key={`${name} ${JSON.stringify(on)}`}>
              <Checkbox
                checked={!left.has(index)}
                label={`${name}: ${said("clock", occasionWords(on))}`}
                onChange={(_, { checked }) =>
                  setLeft(
                    (before) =>
                      new Set(checked ? [...before].filter((one) => one !== index) : [...before, index]),
                  )
                }
              />
            </li>
          ))}
          {found.refused.map(({ line, name, reason }) => (
            <li key={line}>{message("hours.import.leftOut", { name, line, reason })}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
