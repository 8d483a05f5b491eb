import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { message } from "../messages/message.ts";

/** Something that people should know, until they have read it. */
export function NoteBar(props: {
  readonly note: string;
  /** It has gone well. */
  readonly isGood?: boolean;
  /** What can be done about it. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}) {
  const { note, isGood, children, onClose } = props;
  return (
    <aside>
      <MessageBar intent={isGood ? "success" : "warning"} layout="multiline">
        <MessageBarBody>{note}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={message("note.close")}
              onClick={onClose}
            />
          }
        >
          {children}
        </MessageBarActions>
      </MessageBar>
    </aside>
  );
}
