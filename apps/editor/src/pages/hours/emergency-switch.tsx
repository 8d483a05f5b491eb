import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import { useState } from "react";
import {
  type CalendarUse,
  type KeptCalendar,
  listCalendarUses,
  switchEmergency,
} from "../../api/calendars.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { locale } from "../../messages/language.ts";
import { MayButton } from "../../session/may-button.tsx";
import { message } from "./words.ts";

/** Switches the emergency of a calendar, after saying whose calls that changes at once. */
export function EmergencySwitch(props: {
  readonly kept: KeptCalendar;
  readonly onSwitched: (words: string) => void;
}) {
  const { kept, onSwitched } = props;
  const { id, name } = kept.calendar;
  const isOn = kept.emergency !== null;
  const [uses, setUses] = useState<readonly CalendarUse[]>();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);

  async function ask(): Promise<void> {
    try {
      setTold(undefined);
      setUses(await listCalendarUses(id));
    } catch (error) {
      setTold(toldOf(error));
    }
  }
  async function doIt(): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await switchEmergency(id, !isOn);
      onSwitched(message(isOn ? "hours.emergency.isOff" : "hours.emergency.isOn", { name }));
    } catch (error) {
      setTold(toldOf(error));
    } finally {
      setUses(undefined);
      setBusy(false);
    }
  }

  const label = message(isOn ? "hours.emergency.end" : "hours.emergency.start");
  return (
    <div className="hours-emergency">
      {kept.emergency && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{message("hours.emergency.now", { name })}</MessageBarTitle>
            {message("hours.emergency.since", {
              when: new Date(kept.emergency.since).toLocaleString(locale()),
            })}
            {kept.emergency.by === undefined
              ? ""
              : ` ${message("hours.emergency.by", { who: kept.emergency.by })}`}
          </MessageBarBody>
        </MessageBar>
      )}
      <MayButton
        right="emergency"
        size="large"
        icon={<WarningRegular />}
        appearance={isOn ? "primary" : "secondary"}
        onWork={ask}
      >
        {label}
      </MayButton>
      {told && <ToldBar told={told} />}
      {uses && (
        <Dialog
          title={label}
          onClose={() => setUses(undefined)}
          onSubmit={() => void doIt()}
          actions={
            <>
              <Button onClick={() => setUses(undefined)}>{message("cancel")}</Button>
              <WorkButton appearance="primary" type="submit" busy={busy}>
                {label}
              </WorkButton>
            </>
          }
        >
          <p>{message(isOn ? "hours.emergency.endAsk" : "hours.emergency.startAsk")}</p>
          {uses.length === 0 && <p>{message("hours.emergency.nobody")}</p>}
          <ul>
            {uses.map(({ flow, title, numbers }) => (
              <li key={flow}>{[title || flow, ...numbers].join(" ")}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}
