import { Field, Select } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import { sceneOfVersion } from "../api/scenery.ts";
import { type ListedVersion, listVersions } from "../api/versions.ts";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import type { Line } from "./lines.ts";
import type { Comparison, Scene } from "./orders.ts";
import { sideBySide } from "./side-by-side.ts";
import { message } from "./words.ts";

/** Has another version take the same call, and shows both side by side. */
export function ComparePart(props: {
  readonly flow: string;
  readonly comparison: Comparison | undefined;
  /** The calendars that both go by. */
  readonly calendars: Scene["calendars"];
  readonly onCompare: (other: Scene | undefined) => void;
}) {
  const { flow, comparison, calendars, onCompare } = props;
  const [loaded] = useLoaded(flow, () => listVersions(flow));
  const [chosen, setChosen] = useState("");
  const [told, setTold] = useState<Told>();
  const versions = loaded.state === "there" ? loaded.value : [];

  async function choose(id: string): Promise<void> {
    setChosen(id);
    setTold(undefined);
    const version = versions.find((one) => one.id === id);
    if (!version) return onCompare(undefined);
    try {
      const scene = await sceneOfVersion(version);
      if (scene) onCompare({ ...scene, calendars });
      else setTold({ code: "unreadable", message: message("try.compare.unreadable"), remedy: "" });
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  const number = versions.find(({ id }) => id === chosen)?.number;
  return (
    <div className="try-situation">
      {loaded.state === "failed" && <ToldBar told={loaded.told} />}
      {loaded.state === "there" && versions.length === 0 ? (
        <p>{message("try.compare.none")}</p>
      ) : (
        <Field label={message("try.compare.with")}>
          <Select value={chosen} onChange={(_, { value }) => void choose(value)}>
            <option value="">{message("try.compare.nothing")}</option>
            {versions.map((version) => (
              <option key={version.id} value={version.id}>
                {versionWords(version)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {told && <ToldBar told={told} />}
      {comparison && number !== undefined && <SideBySide comparison={comparison} number={number} />}
    </div>
  );
}

function versionWords({ number, current }: ListedVersion): string {
  return message(current ? "try.compare.current" : "try.compare.version", { number });
}

function SideBySide({ comparison, number }: { readonly comparison: Comparison; readonly number: number }) {
  const rows = useMemo(() => sideBySide(comparison.here, comparison.there), [comparison]);
  const differing = rows.filter(({ same }) => !same).length;
  return (
    <>
      <p role="status">
        {differing === 0 ? message("try.compare.same") : message("try.compare.differs", { count: differing })}
      </p>
      <table className="try-compared">
        <caption className="unseen">{message("try.compare.title", { number })}</caption>
        <thead>
          <tr>
            <th scope="col">{message("try.compare.here")}</th>
            <th scope="col">{message("try.compare.version", { number })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ here, there, same }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names; all of them come anew
            <tr key={index} data-differs={!same || undefined}>
              <Cell line={here} same={same} />
              <Cell line={there} same={same} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Cell({ line, same }: { readonly line: Line | undefined; readonly same: boolean }) {
  return (
    <td data-by={line?.by}>
      {!same && line && <span className="unseen">{message("try.compare.only")} </span>}
      {line?.text}
    </td>
  );
}
