import { type FlowDocument, withoutPicture } from "@dialtree/flow";
import { useEffect, useMemo, useState } from "react";
import { documentOfVersion, type Version } from "../../api/client.ts";
import { useSettled } from "../../problems/use-settled.ts";
import { textOf } from "../../store/draft.ts";

/** What callers get at present: the document once it is here, null where it cannot be read. */
export type Published = FlowDocument | null | undefined;

/** Reads the version that callers get at present, once. */
export function usePublished(current: Version | undefined): Published {
  const [published, setPublished] = useState<{ readonly id: string; readonly document: Published }>();
  useEffect(() => {
    if (!current) return;
    let wanted = true;
    const take = (document: Published) => wanted && setPublished({ id: current.id, document });
    documentOfVersion(current).then(
      (document) => take(document ?? null),
      () => take(null),
    );
    return () => {
      wanted = false;
    };
  }, [current]);
  return published !== undefined && published.id === current?.id ? published.document : undefined;
}

/** Whether callers get something else than what is drawn. Unknown is not different; the next publish tells. */
export function useDiffers(flow: FlowDocument, published: Published): boolean {
  const settled = useSettled(flow);
  const heard = useMemo(() => heardIn(settled), [settled]);
  const callersHear = useMemo(() => published && heardIn(published), [published]);
  return typeof callersHear === "string" && callersHear !== heard;
}

/** What callers get, as text: the picture means nothing to them. */
export function heardIn(document: FlowDocument): string {
  return textOf(withoutPicture(document));
}
