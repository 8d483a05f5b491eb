import type { FlowDocument, NodeId } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import type { Version } from "../api/client.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { go } from "../routes/router.tsx";
import { comparePath, draftSide } from "../routes/routes.ts";
import { useMay } from "../session/session.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { WhatChanges } from "./what-changes.tsx";
import { message } from "./words.ts";

/** What is drawn and callers do not get yet; whoever may draw takes single changes of it back. */
export function ChangesDialog(props: {
  readonly document: FlowDocument;
  /** What callers get. */
  readonly current: Version;
  readonly published: FlowDocument | null | undefined;
  readonly store: DraftStore;
  readonly onShowStep: (node: NodeId) => void;
  readonly onClose: () => void;
}) {
  const { document, current, published, store, onShowStep } = props;
  const mayEdit = useMay("author");

  function onClose(): void {
    props.onClose();
    // What opened this is gone when nothing is different any more.
    requestAnimationFrame(() => {
      const { activeElement, body } = globalThis.document;
      if (activeElement === body) body.querySelector<HTMLElement>(".editor-bar h1")?.focus();
    });
  }

  return (
    <Dialog
      title={message("changes.title")}
      isRead
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <WorkButton
            onWork={() =>
              store.saveNow().then(() => go(comparePath(document.id, String(current.number), draftSide)))
            }
          >
            {message("publish.compare")}
          </WorkButton>
          <Button appearance="primary" type="submit">
            {message("changes.close")}
          </Button>
        </>
      }
    >
      <WhatChanges
        document={document}
        current={current}
        published={published}
        draft={mayEdit ? { store, onShowStep, onChanged: () => {} } : undefined}
      />
    </Dialog>
  );
}
