import { Button } from "@fluentui/react-components";
import { useId } from "react";
import { cancelSchedule, listSchedules, type Schedule } from "../api/rollouts.ts";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { WorkButton } from "../live/work-button.tsx";
import { useMay } from "../session/session.tsx";
import { dayAndTime } from "../words/time.ts";
import { message } from "./words.ts";

/** Versions that go live later, and what became of the last that were to. */
export function PlannedPart({ flow }: { readonly flow: string }) {
  const [loaded, again] = useLoaded(flow, () => listSchedules(flow));
  const { busy, told, work } = useWork();
  const heading = useId();
  const mayPublish = useMay("publish");

  async function cancel({ id, number }: Schedule): Promise<void> {
    await work(async () => {
      await cancelSchedule(id);
      announce(message("planned.cancelled", { number }));
      again();
    });
  }

  if (loaded.state === "failed")
    return (
      <ToldBar told={loaded.told}>
        <Button onClick={again}>{message("again")}</Button>
      </ToldBar>
    );
  if (loaded.state === "loading" || loaded.value.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="planned">
      <h3 id={heading}>{message("planned.title")}</h3>
      <ul className="versions">
        {loaded.value.map((schedule) => (
          <li key={schedule.id}>
            <span>{wordsOf(schedule)}</span>
            {schedule.told !== "" && <span className="versions-when">{schedule.told}</span>}
            {schedule.state === "waiting" && mayPublish && (
              <span className="versions-actions">
                <WorkButton
                  size="small"
                  disabledFocusable={busy}
                  aria-label={message("planned.cancel.of", { number: schedule.number })}
                  onWork={() => cancel(schedule)}
                >
                  {message("planned.cancel")}
                </WorkButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {told && <ToldBar told={told} />}
    </section>
  );
}

function wordsOf({ number, at, zone, dueAt, share, state }: Schedule): string {
  const [day = "", time = ""] = at.split("T");
  const values = { number, day, time, zone, here: dayAndTime(dueAt) };
  if (state !== "waiting") return message(`planned.${state}`, values);
  return share === null ? message("planned.waiting", values) : message("planned.some", { ...values, share });
}
