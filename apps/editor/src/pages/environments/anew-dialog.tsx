import { Button } from "@fluentui/react-components";
import type { KeptEnvironments, OutdatedVersion } from "../../api/environments.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { FoundThere } from "../../environments/found-there.tsx";
import { NamesHeld } from "../../environments/names-held.tsx";
import { usePublishingThere } from "../../environments/use-publishing-there.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { titleIn } from "./outdated-list.tsx";
import { message } from "./words.ts";

/** Publishes what callers have, with names as they are now; what would be in the way is told first. */
export function AnewDialog(props: {
  readonly kept: KeptEnvironments;
  readonly version: OutdatedVersion;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { kept, version, onDone, onClose } = props;
  const { title: flow } = version;
  const environment = titleIn(kept, version.environment);
  const publishing = usePublishingThere(version.flow, version.version, version.environment, ({ number }) =>
    onDone(message("environments.anew.done", { flow, environment, number })),
  );
  return (
    <Dialog
      title={message("environments.anew.of", { flow, environment })}
      onClose={publishing.busy ? undefined : onClose}
      onSubmit={() => void publishing.publish(message("environments.anew.message"))}
      actions={
        <>
          <Button disabled={publishing.busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          <WorkButton appearance="primary" type="submit" busy={publishing.busy} disabled={!publishing.isFine}>
            {message("environments.anew")}
          </WorkButton>
        </>
      }
    >
      <p>{message("environments.anew.what", { number: version.number })}</p>
      <NamesHeld version={version} />
      <FoundThere {...publishing} />
    </Dialog>
  );
}
