import { Button } from "@fluentui/react-components";
import type { EstateFinding } from "../../api/estate.ts";
import { Link } from "../../routes/router.tsx";
import { stepPath } from "../../routes/routes.ts";
import { layerWords } from "./wording.ts";
import { message } from "./words.ts";

/** What somebody should know of the estate, what callers suffer from first. */
export function FindingsList(props: {
  readonly findings: readonly EstateFinding[];
  readonly onShow: (thing: string) => void;
}) {
  const { findings, onShow } = props;
  if (findings.length === 0) return <p>{message("estate.findings.none")}</p>;
  return (
    <ul className="estate-findings">
      {findings.map((finding) => {
        const { code, severity, says, remedy, thing, place } = finding;
        const layer = layerWords(finding);
        return (
          <li
            key={`${code} ${thing} ${place?.at ?? ""} ${place?.outlet ?? ""}`}
            className={`estate-${severity}`}
          >
            <div>
              <strong>
                {finding.published ? message(`answered.${severity}`) : message(`drafted.${severity}`)}
              </strong>{" "}
              {says}
              {layer !== undefined && <em> ({layer})</em>} <span className="card-aside">{remedy}</span>
            </div>
            <div className="card-actions">
              {place && (
                <Link href={stepPath(place.flow, place.node)}>{message("estate.findings.open")}</Link>
              )}
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${message("estate.findings.show")}: ${says}`}
                onClick={() => onShow(thing)}
              >
                {message("estate.findings.show")}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
