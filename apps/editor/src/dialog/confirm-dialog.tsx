import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { WorkButton } from "../live/work-button.tsx";
import { message } from "../messages/message.ts";
import { Dialog } from "./dialog.tsx";

/** Asks once more before something is done that cannot be taken back. */
export function ConfirmDialog(props: {
  readonly title: string;
  /** What the button does, in words. */
  readonly action: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, action, onConfirm, onClose, children } = props;
  const { busy, told, work } = useWork();

  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void work(onConfirm)}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy}>
            {action}
          </WorkButton>
        </>
      }
    >
      {children}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
