import "../cards.css";
import "./destinations-page.css";
import { getDestinationPolicy } from "../../api/destination-policy.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { PolicyEditor } from "./policy-editor.tsx";
import { message } from "./words.ts";

/** Which phone numbers calls may go to, and how often: what is saved here holds at once, also for calls under way. */
export default function DestinationsPage() {
  const page = useListPage("destination-policy", message("destinations.title"), getDestinationPolicy);
  const kept = page.loaded.state === "there" ? page.loaded.value : undefined;
  return (
    <ListPage page={page} title={message("destinations.title")} about={message("destinations.about")}>
      {kept && (
        <PolicyEditor
          key={kept.revision}
          kept={kept}
          onSaved={() => {
            page.tell(message("destinations.saved"));
            page.again();
          }}
        />
      )}
    </ListPage>
  );
}
