import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import {
  type KeptEnvironments,
  type OutdatedVersion,
  problemsThere,
  publishVersion,
} from "../../api/environments.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { NamesHeld, titleIn } from "./outdated-list.tsx";
import { message } from "./words.ts";

/** Publishes what callers have, with names as they are now; what would be in the way is told first. */
export function AnewDialog(props: {
  readonly kept: KeptEnvironments;
  readonly version: OutdatedVersion;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { kept, version, onDone, onClose } = props;
  const { title: flow, number, version: id } = version;
  const environment = titleIn(kept, version.environment);
  const [looked] = useLoaded(id, () => problemsThere(id, version.environment));
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const problems = looked.state === "there" ? looked.value : [];
  const isFine = looked.state === "there" && problems.every(({ severity }) => severity !== "error");

  async function publish(): Promise<void> {
    if (!isFine || busy) return;
    setBusy(true);
    setTold(undefined);
    try {
      const made = await publishVersion(id, version.environment, message("environments.anew.message"));
      onDone(message("environments.anew.done", { flow, environment, number: made.number }));
    } catch (error) {
      setTold(toldOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("environments.anew.of", { flow, environment })}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void publish()}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          <Button appearance="primary" type="submit" disabled={!isFine || busy}>
            {message("environments.anew")}
          </Button>
        </>
      }
    >
      <p>{message("environments.anew.what", { number })}</p>
      <NamesHeld version={version} />
      {looked.state === "loading" && <Spinner size="small" label={message("environments.anew.looking")} />}
      {looked.state === "failed" && <ToldBar told={looked.told} />}
      {looked.state === "there" && problems.length === 0 && <p>{message("environments.anew.fine")}</p>}
      <ul className="findings">
        {problems.map(({ code, at, sentence, remedy }) => (
          <li key={`${code} ${at}`}>
            {sentence} {remedy}
          </li>
        ))}
      </ul>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
