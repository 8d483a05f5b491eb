import { Button } from "@fluentui/react-components";
import { bringBack } from "../api/removals.ts";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { WorkButton } from "../live/work-button.tsx";
import { Link } from "../routes/router.tsx";
import { flowsPath } from "../routes/routes.ts";
import { useMay } from "../session/session.tsx";
import { message } from "./words.ts";

/** Somebody has removed the flow that is open here, and perhaps somebody has brought it back since. */
export interface Removed {
  /** By whom, and when. */
  readonly told: string;
  readonly isBack: boolean;
}

/** Whoever works on a flow that was removed learns it, and where their work is. */
export function RemovedCard({ flow, removed }: { readonly flow: string; readonly removed: Removed }) {
  const mayEdit = useMay("author");
  const { told, work } = useWork();

  async function back(): Promise<void> {
    await bringBack(flow);
    location.reload();
  }

  return (
    <section className="news-card" aria-label={message("here.removed")}>
      <div>
        <p>{removed.isBack ? message("here.removed.isBack") : removed.told}</p>
        <p className="news-note">{message(removed.isBack ? "here.removed.load" : "here.removed.kept")}</p>
        <p className="news-actions">
          {removed.isBack ? (
            <Button size="small" onClick={() => location.reload()}>
              {message("here.removed.reload")}
            </Button>
          ) : (
            mayEdit && (
              <WorkButton size="small" onWork={() => work(back)}>
                {message("here.removed.back")}
              </WorkButton>
            )
          )}
          <Link href={flowsPath}>{message("here.removed.toFlows")}</Link>
        </p>
        {told && <ToldBar told={told} />}
      </div>
    </section>
  );
}
