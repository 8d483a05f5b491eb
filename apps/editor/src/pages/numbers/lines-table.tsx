import { Button } from "@fluentui/react-components";
import { DismissRegular, EditRegular } from "@fluentui/react-icons";
import type { Environment } from "../../api/environments.ts";
import type { Estate, EstateLine } from "../../api/estate.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { numberWords } from "../../numbers/number-words.ts";
import type { Assigning } from "../../numbers/use-assigning.ts";
import { Link } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { dayAndTime } from "../../words/time.ts";
import { message } from "./words.ts";

/** What can be dialled, and what its callers get. */
export function LinesTable(props: {
  readonly estate: Pick<Estate, "lines" | "countedSince">;
  /** They are told apart where there are several. */
  readonly environments: readonly Environment[];
  /** Left out for those who may only look. */
  readonly assigning: Assigning | undefined;
  /** Somebody wants it to lead elsewhere. */
  readonly onMove: (line: EstateLine) => void;
}) {
  const { estate, environments, assigning, onMove } = props;
  const { lines, countedSince } = estate;
  if (lines.length === 0)
    return (
      <NothingYet title={message("estate.lines.none")} level={3} right="operate">
        <p>{message("estate.lines.none.about")}</p>
      </NothingYet>
    );
  return (
    <div className="estate-scroll">
      <table className="estate-lines">
        <thead>
          <tr>
            <th scope="col">{message("estate.number")}</th>
            <th scope="col">{message("estate.flow")}</th>
            {environments.length > 1 && <th scope="col">{message("estate.environment")}</th>}
            <th scope="col">{message("estate.version")}</th>
            <th scope="col">{message("estate.fallback")}</th>
            <th scope="col">{message("estate.lastCall")}</th>
            {assigning && <th scope="col">{message("estate.actions")}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const number = numberWords(line.called);
            const [move, release] = [
              message("estate.change", { number }),
              message("estate.release", { number }),
            ];
            return (
              <tr key={line.called}>
                <th scope="row">{number}</th>
                <td>
                  <Link href={flowPath(line.flow)}>{line.title}</Link>
                </td>
                {environments.length > 1 && (
                  <td>{environments.find(({ id }) => id === line.environment)?.title ?? line.environment}</td>
                )}
                <td>
                  {line.version
                    ? message("estate.version.since", {
                        number: line.version.number,
                        when: dayAndTime(line.version.liveSince ?? line.version.publishedAt),
                      })
                    : message("estate.version.none")}
                </td>
                <td>{line.fallback ?? message("estate.fallback.none")}</td>
                <td>
                  {line.lastCallAt === null ? message("estate.lastCall.none") : dayAndTime(line.lastCallAt)}
                </td>
                {assigning && (
                  <td className="estate-actions">
                    <Button
                      appearance="subtle"
                      icon={<EditRegular />}
                      aria-label={move}
                      title={move}
                      disabled={assigning.busy}
                      onClick={() => onMove(line)}
                    />
                    <WorkButton
                      appearance="subtle"
                      icon={<DismissRegular />}
                      aria-label={release}
                      title={release}
                      disabled={assigning.busy}
                      onWork={() =>
                        assigning.release(
                          { number: line.called, flow: line.flow, environment: line.environment },
                          message("estate.released", { number }),
                        )
                      }
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="card-aside">{message("estate.lastCall.since", { when: dayAndTime(countedSince) })}</p>
    </div>
  );
}
