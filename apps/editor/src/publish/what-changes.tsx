import type { FlowDocument, NodeId } from "@dialtree/flow";
import { diffFlows } from "@dialtree/flow/diff";
import { useId, useMemo } from "react";
import type { Version } from "../api/client.ts";
import { ChangesToTakeBack } from "../changes/changes-to-take-back.tsx";
import { Sentences } from "../changes/sentences.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { changeWords } from "../words/change-words.ts";
import { nodeTypes } from "../words/node-types.ts";
import { message } from "./words.ts";

const most = 8;

/** What callers get otherwise than from the version that they get now, in words: read before it is confirmed. */
export function WhatChanges(props: {
  readonly document: FlowDocument;
  /** Undefined before the first publication. */
  readonly current: Version | undefined;
  /** Undefined until it is here, null where it cannot be read. */
  readonly published: FlowDocument | null | undefined;
  /** For whoever may take changes back: what they are taken back in. */
  readonly draft?:
    | {
        readonly store: DraftStore;
        readonly onChanged: () => void;
        readonly onShowStep: (node: NodeId) => void;
      }
    | undefined;
}) {
  const { document, current, published, draft } = props;
  const heading = useId();
  const changes = useMemo(
    () => (published ? diffFlows(published, document, nodeTypes) : []),
    [published, document],
  );
  const note = noteOn(current, published);
  return (
    <section aria-labelledby={heading}>
      <h3 className="findings-title" id={heading}>
        {message("publish.changes")}
      </h3>
      {draft && published ? (
        <ChangesToTakeBack {...draft} changes={changes} most={most} live={published} none={note} />
      ) : changes.length > 0 ? (
        <Sentences all={changes.map(changeWords)} most={most} />
      ) : (
        <p className="findings-note">{note}</p>
      )}
    </section>
  );
}

function noteOn(current: Version | undefined, published: FlowDocument | null | undefined): string {
  if (!current) return message("publish.changes.first");
  const { number } = current;
  if (published === undefined) return message("publish.changes.busy", { number });
  return message(published ? "publish.changes.none" : "publish.changes.unknown", { number });
}
