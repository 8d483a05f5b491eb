import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { message } from "../../messages/message.ts";

/** Something that people should know, until they have read it. */
export function NoteBar({ note, onClose }: { readonly note: string; readonly onClose: () => void }) {
  return (
    <aside>
      <MessageBar intent="warning" layout="multiline">
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
        />
      </MessageBar>
    </aside>
  );
}
