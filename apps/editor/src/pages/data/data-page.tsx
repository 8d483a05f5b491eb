import "./data-page.css";
import { listRetention } from "../../api/data.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { ErasurePart } from "./erasure-part.tsx";
import { RetentionPart } from "./retention-part.tsx";
import { message } from "./words.ts";

/** What is kept for how long, and erasing what is kept of somebody. */
export default function DataPage() {
  const page = useListPage("retention", message("data.title"), listRetention);
  return (
    <ListPage page={page} title={message("data.title")} about={message("data.about")}>
      {page.loaded.state === "there" && (
        <>
          <RetentionPart
            kinds={page.loaded.value}
            onChanged={(words) => {
              page.tell(words);
              page.again();
            }}
          />
          <ErasurePart tell={page.tell} />
        </>
      )}
    </ListPage>
  );
}
