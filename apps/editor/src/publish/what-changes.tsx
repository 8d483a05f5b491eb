import type { FlowDocument } from "@dialtree/flow";
import { changeWords, diffFlows } from "@dialtree/flow/diff";
import { nodeTypes } from "@dialtree/nodes";
import { Button } from "@fluentui/react-components";
import { useEffect, useId, useMemo, useState } from "react";
import { documentOfVersion, type Version } from "../api/client.ts";
import { message } from "./words.ts";

/** What callers get otherwise than from the version that they get now, in words: read before it is confirmed. */
export function WhatChanges(props: {
  readonly document: FlowDocument;
  /** Undefined before the first publication. */
  readonly current: Version | undefined;
}) {
  const { document, current } = props;
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 className="findings-title" id={heading}>
        {message("publish.changes")}
      </h3>
      {current ? (
        <Since key={current.id} document={document} current={current} />
      ) : (
        <p className="findings-note">{message("publish.changes.first")}</p>
      )}
    </section>
  );
}

/** The published document once it is here; null where nobody can read it. */
type Published = FlowDocument | null | undefined;

function Since({ document, current }: { readonly document: FlowDocument; readonly current: Version }) {
  const [published, setPublished] = useState<Published>();
  useEffect(() => {
    let wanted = true;
    const take = (found: Published) => wanted && setPublished(found);
    documentOfVersion(current).then(
      (found) => take(found ?? null),
      () => take(null),
    );
    return () => {
      wanted = false;
    };
  }, [current]);
  const sentences = useMemo(
    () => (published ? diffFlows(published, document, nodeTypes).map(changeWords) : []),
    [published, document],
  );
  const { number } = current;
  if (published === undefined)
    return <p className="findings-note">{message("publish.changes.busy", { number })}</p>;
  if (published === null)
    return <p className="findings-note">{message("publish.changes.unknown", { number })}</p>;
  if (sentences.length === 0)
    return <p className="findings-note">{message("publish.changes.none", { number })}</p>;
  return <Sentences all={sentences} />;
}

const mostShown = 8;

function Sentences({ all }: { readonly all: readonly string[] }) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? all : all.slice(0, mostShown);
  return (
    <>
      <ul className="findings">
        {shown.map((sentence, index) => (
          // Two of them may read alike, and their order does not change under the reader.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      {shown.length < all.length && (
        <Button size="small" appearance="subtle" onClick={() => setWhole(true)}>
          {message("publish.changes.all", { count: all.length })}
        </Button>
      )}
    </>
  );
}
