import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { message } from "./words.ts";

/** What has changed, a sentence each; of very many the first ones, until somebody wants them all. */
export function Sentences({ all, most }: { readonly all: readonly string[]; readonly most: number }) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? all : all.slice(0, most);
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
          {message("changes.all", { count: all.length })}
        </Button>
      )}
    </>
  );
}
