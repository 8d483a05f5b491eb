import type { FlowDocument } from "@dialtree/flow";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { documentOfVersion, type Version } from "../../api/client.ts";
import { textOf } from "../../store/draft.ts";

/** Whether callers would notice a difference between the draft and the version that they get. */
export function useDiffers(flow: FlowDocument, current: Version | undefined): boolean {
  const [published, setPublished] = useState<{ readonly id: string; readonly heard: string }>();
  useEffect(() => {
    if (!current) return;
    let wanted = true;
    documentOfVersion(current).then(
      (document) => wanted && document && setPublished({ id: current.id, heard: heardIn(document) }),
      // Unknown is not different; the next publish tells.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [current]);
  const settled = useDeferredValue(flow);
  const heard = useMemo(() => heardIn(settled), [settled]);
  return current !== undefined && published?.id === current.id && published.heard !== heard;
}

// Where boxes sit means nothing to a caller.
function heardIn(document: FlowDocument): string {
  return textOf({ ...document, layout: {} });
}
