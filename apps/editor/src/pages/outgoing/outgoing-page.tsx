import "../table.css";
import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { listFlows } from "../../api/client.ts";
import { toldOf } from "../../api/errors.ts";
import { listOutgoingCalls, type OutgoingCalls, type OutgoingOutcome } from "../../api/outgoing.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { Link } from "../../routes/router.tsx";
import { flowPath, flowsPath } from "../../routes/routes.ts";
import { dayAndTime } from "../../words/time.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { message } from "./words.ts";

const example = "dialtree call reminder --to +15550171 --server http://localhost:3000";

type Titles = ReadonlyMap<string, string>;

/** Whom flows have called of late, and what came of it. */
export default function OutgoingPage() {
  const page = useListPage("outgoing", message("outgoing.title"), async () => {
    const [first, flows] = await Promise.all([listOutgoingCalls(), listFlows()]);
    return { first, titles: new Map(flows.map(({ id, title }) => [id, title || id])) };
  });
  const loaded = page.loaded.state === "there" ? page.loaded.value : undefined;
  return (
    <ListPage
      page={page}
      title={message("outgoing.title")}
      about={message("outgoing.about")}
      actions={<Button onClick={page.again}>{message("outgoing.again")}</Button>}
    >
      {loaded?.first.calls.length === 0 && (
        <NothingYet
          title={message("outgoing.none")}
          level={2}
          action={<Link href={flowsPath}>{message("outgoing.none.flows")}</Link>}
        >
          <p>{message("outgoing.none.how")}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keys as well. */}
          <pre tabIndex={0}>{example}</pre>
        </NothingYet>
      )}
      {loaded && loaded.first.calls.length > 0 && (
        <Calls
          key={loaded.first.calls[0]?.key}
          first={loaded.first}
          titles={loaded.titles}
          tell={page.tell}
        />
      )}
    </ListPage>
  );
}

function Calls(props: {
  readonly first: OutgoingCalls;
  readonly titles: Titles;
  readonly tell: (words: string) => void;
}) {
  const { first, titles, tell } = props;
  const [later, setLater] = useState<readonly OutgoingCalls[]>([]);
  const table = useRef<HTMLTableElement>(null);
  const pages = [first, ...later];
  const calls = pages.flatMap((page) => page.calls);

  async function more(): Promise<void> {
    try {
      const found = await listOutgoingCalls(calls.at(-1)?.key);
      setLater((before) => [...before, found]);
      tell(message("outgoing.shown", { count: found.calls.length }));
      // The button may be gone with the last page; whoever used it goes on where the new calls begin.
      requestAnimationFrame(() =>
        table.current?.querySelectorAll<HTMLElement>("tbody tr")[calls.length]?.focus(),
      );
    } catch (error) {
      const told = toldOf(error);
      tell(`${told.message} ${told.remedy}`);
    }
  }

  return (
    <>
      <div className="table-scroll">
        <table ref={table} className="table" aria-label={message("outgoing.list")}>
          <thead>
            <tr>
              <th scope="col">{message("outgoing.when")}</th>
              <th scope="col">{message("outgoing.whom")}</th>
              <th scope="col">{message("outgoing.flow")}</th>
              <th scope="col">{message("outgoing.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr key={call.key} tabIndex={-1}>
                <td>{dayAndTime(new Date(call.placedAt).toISOString())}</td>
                <td>{call.whom ?? message("outgoing.person")}</td>
                <td>
                  {titles.has(call.flow) ? (
                    <Link href={flowPath(call.flow)}>{titles.get(call.flow)}</Link>
                  ) : (
                    call.flow
                  )}
                </td>
                <td>{outcomeWords(call)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.at(-1)?.next && <WorkButton onWork={more}>{message("outgoing.more")}</WorkButton>}
    </>
  );
}

const reachedWords = {
  answered: message("outgoing.answered"),
  "no-answer": message("outgoing.no-answer"),
  busy: message("outgoing.busy"),
  declined: message("outgoing.declined"),
  unreachable: message("outgoing.unreachable"),
  failed: message("outgoing.failed"),
} as const;

/** What came of a call, in words. A way of it that this page does not know yet is shown as it is called. */
export function outcomeWords({ state, reached }: Pick<OutgoingOutcome, "state" | "reached">): string {
  if (state === "unbegun") return message("outgoing.unbegun");
  if (state === "calling") return message("outgoing.calling");
  if (state === "answered") return message("outgoing.speaking");
  if (reached === null) return message("outgoing.ended");
  return Object.hasOwn(reachedWords, reached) ? reachedWords[reached as keyof typeof reachedWords] : reached;
}
