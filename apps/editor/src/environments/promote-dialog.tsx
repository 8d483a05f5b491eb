import { live } from "@dialtree/flow/names";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Version } from "../api/client.ts";
import type { Environment } from "../api/environments.ts";
import type { ListedVersion } from "../api/versions.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { EnvironmentField } from "./environment-field.tsx";
import { FoundThere } from "./found-there.tsx";
import { usePublishingThere } from "./use-publishing-there.ts";
import { message } from "./words.ts";

/** Publishes the very version that was tried in one environment to another. */
export function PromoteDialog(props: {
  readonly version: ListedVersion;
  readonly environments: readonly Environment[];
  /** `version` is what callers get there now. */
  readonly onDone: (words: string, version: Version, environment: string) => void;
  readonly onClose: () => void;
}) {
  const { version, environments, onDone, onClose } = props;
  const { flow, number, currentIn } = version;
  const [there, setThere] = useState(
    () => environments.find(({ id }) => !currentIn.includes(id))?.id ?? live,
  );
  const title = environments.find(({ id }) => id === there)?.title ?? there;
  const publishing = usePublishingThere(flow, version.id, there, (made) =>
    onDone(message("environment.promote.done", { title, number: made.number }), made, there),
  );
  return (
    <Dialog
      title={message("environment.promote.title", { number })}
      onClose={publishing.busy ? undefined : onClose}
      onSubmit={() =>
        void publishing.publish(version.message || message("environment.promote.message", { number }))
      }
      actions={
        <>
          <Button disabled={publishing.busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          <WorkButton appearance="primary" type="submit" busy={publishing.busy} disabled={!publishing.isFine}>
            {message("bar.publish")}
          </WorkButton>
        </>
      }
    >
      <p>{message("environment.promote.what")}</p>
      <EnvironmentField
        label={message("environment.publish")}
        environments={environments}
        value={there}
        disabled={publishing.busy}
        onChange={setThere}
      />
      <FoundThere {...publishing} />
    </Dialog>
  );
}
