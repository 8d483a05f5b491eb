import { Button } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular, WarningRegular } from "@fluentui/react-icons";
import { useId } from "react";
import type { DoctorFinding } from "../../api/doctor.ts";
import { message } from "./words.ts";

const icons = { ok: CheckmarkCircleRegular, warning: WarningRegular, failed: ErrorCircleRegular } as const;

/** One line of the doctor: what was seen, and where it is not well what mends it. */
export function FindingView(props: {
  readonly finding: DoctorFinding;
  readonly tell: (words: string) => void;
}) {
  const { finding, tell } = props;
  const { status, title, seen, remedies } = finding;
  const heading = useId();
  const Icon = icons[status];
  async function copy(command: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(command);
      tell(message("doctor.copied"));
    } catch {
      tell(message("doctor.copied.not"));
    }
  }
  return (
    <section className="card" aria-labelledby={heading}>
      <header>
        <span className={`doctor-status doctor-${status}`}>
          <Icon aria-hidden="true" />
          {message(`doctor.${status}`)}
        </span>
        <h3 id={heading}>{title}</h3>
      </header>
      <p>{seen}</p>
      {remedies.length > 0 && (
        <ul className="doctor-remedies" aria-label={message("doctor.remedies")}>
          {remedies.map(({ says, command, where }) => (
            <li key={`${says}${command}`}>
              <p>{says}</p>
              {command !== undefined && (
                <div className="doctor-copy">
                  <pre className="doctor-command">{command}</pre>
                  <Button
                    aria-label={message("doctor.copy.what", { command })}
                    onClick={() => void copy(command)}
                  >
                    {message("doctor.copy")}
                  </Button>
                </div>
              )}
              {where !== undefined && <p className="card-aside">{message("doctor.where", { where })}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
