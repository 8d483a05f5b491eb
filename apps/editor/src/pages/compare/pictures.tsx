import type { FlowDocument } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import { useId } from "react";
import type { ListedVersion } from "../../api/versions.ts";
import { offerDraftPicture, offerVersionPicture } from "../../picture/offer-picture.ts";
import { message } from "./words.ts";

/** One of the two that are compared: a version, or the draft. */
export interface PicturedSide {
  readonly document: FlowDocument;
  readonly version: ListedVersion | undefined;
}

/** Each of the two on a sheet of its own, to print or to send. */
export function Pictures({ sides }: { readonly sides: readonly PicturedSide[] }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="compare-pictures">
      <h2 id={heading}>{message("compare.pictures")}</h2>
      {sides.map(({ document, version }, index) => (
        <Button
          // The earlier and the later one, always in this order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          size="small"
          onClick={() => (version ? offerVersionPicture(document, version) : offerDraftPicture(document))}
        >
          {version
            ? message("compare.picture.version", { number: version.number })
            : message("compare.picture.draft")}
        </Button>
      ))}
    </section>
  );
}
