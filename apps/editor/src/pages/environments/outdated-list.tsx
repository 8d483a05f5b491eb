import { Button } from "@fluentui/react-components";
import type { KeptEnvironments, OutdatedVersion } from "../../api/environments.ts";
import { NamesHeld } from "../../environments/names-held.tsx";
import { useMay } from "../../session/session.tsx";
import { message } from "./words.ts";

/** Versions whose callers still get whom names were before. */
export function OutdatedList(props: {
  readonly kept: KeptEnvironments;
  readonly onAnew: (version: OutdatedVersion) => void;
}) {
  const { kept, onAnew } = props;
  const mayPublish = useMay("publish");
  return (
    <section className="card environments-part" aria-labelledby="outdated">
      <header>
        <h2 id="outdated">{message("environments.outdated")}</h2>
      </header>
      <p>{message("environments.outdated.about")}</p>
      <ul className="environments-list">
        {kept.outdated.map((version) => {
          const { flow, title, number } = version;
          const environment = titleIn(kept, version.environment);
          return (
            <li key={`${flow} ${version.environment}`}>
              <span>
                {message("environments.outdated.one", { flow: title, number, environment })}
                <NamesHeld version={version} />
              </span>
              {mayPublish && (
                <Button
                  size="small"
                  aria-label={message("environments.anew.of", { flow: title, environment })}
                  onClick={() => onAnew(version)}
                >
                  {message("environments.anew")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function titleIn({ environments }: KeptEnvironments, id: string): string {
  return environments.find((one) => one.id === id)?.title ?? id;
}
