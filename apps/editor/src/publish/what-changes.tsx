import type { FlowDocument } from "@dialtree/flow";
import { diffFlows } from "@dialtree/flow/diff";
import { useId, useMemo } from "react";
import type { Version } from "../api/client.ts";
import { Sentences } from "../changes/sentences.tsx";
import { changeWords } from "../words/change-words.ts";
import { nodeTypes } from "../words/node-types.ts";
import { message } from "./words.ts";

/** What callers get otherwise than from the version that they get now, in words: read before it is confirmed. */
export function WhatChanges(props: {
  readonly document: FlowDocument;
  /** Undefined before the first publication. */
  readonly current: Version | undefined;
  /** Undefined until it is here, null where it cannot be read. */
  readonly published: FlowDocument | null | undefined;
}) {
  const { document, current, published } = props;
  const heading = useId();
  const sentences = useMemo(
    () => (published ? diffFlows(published, document, nodeTypes).map(changeWords) : []),
    [published, document],
  );
  return (
    <section aria-labelledby={heading}>
      <h3 className="findings-title" id={heading}>
        {message("publish.changes")}
      </h3>
      {sentences.length > 0 ? (
        <Sentences all={sentences} most={8} />
      ) : (
        <p className="findings-note">{noteOn(current, published)}</p>
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
