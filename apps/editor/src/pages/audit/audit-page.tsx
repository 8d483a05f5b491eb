import "../table.css";
import "./audit-page.css";
import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import {
  type AuditEntry,
  auditExport,
  listAudit,
  type AuditPage as Page,
  verifyAudit,
} from "../../api/audit.ts";
import { failureOf } from "../../api/errors.ts";
import { dayAndTime } from "../../words/time.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { message } from "./words.ts";

/** Who did what. */
export default function AuditPage() {
  const [thing, setThing] = useState("");
  const [wanted, setWanted] = useState("");
  const page = useListPage(`audit ${wanted}`, message("audit.title"), () => listAudit(wanted));
  const first = page.loaded.state === "there" ? page.loaded.value : undefined;

  async function verify(): Promise<void> {
    try {
      const { whole, entries = 0, head = "", says = "" } = await verifyAudit();
      page.tell(whole ? message("audit.whole", { count: entries, head }) : message("audit.broken", { says }));
    } catch (error) {
      page.tell(failureOf(error).failure);
    }
  }

  return (
    <ListPage
      page={page}
      title={message("audit.title")}
      about={message("audit.about")}
      actions={
        <>
          <Button onClick={() => void verify()}>{message("audit.verify")}</Button>
          <Button as="a" href={auditExport} download>
            {message("audit.export")}
          </Button>
        </>
      }
    >
      <form
        className="audit-only"
        onSubmit={(event) => {
          event.preventDefault();
          setWanted(thing.trim());
        }}
      >
        <Field label={message("audit.only")}>
          <Input
            type="search"
            value={thing}
            placeholder={message("audit.only.example")}
            onChange={(_event, { value }) => {
              setThing(value);
              if (value === "") setWanted("");
            }}
          />
        </Field>
      </form>
      {first?.entries.length === 0 && <p>{message("audit.none")}</p>}
      {first && first.entries.length > 0 && (
        <Entries key={`${wanted} ${first.entries[0]?.seq}`} first={first} thing={wanted} tell={page.tell} />
      )}
    </ListPage>
  );
}

function Entries(props: {
  readonly first: Page;
  readonly thing: string;
  readonly tell: (words: string) => void;
}) {
  const { first, thing, tell } = props;
  const [later, setLater] = useState<readonly Page[]>([]);
  const [busy, setBusy] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const pages = [first, ...later];
  const entries = pages.flatMap((page) => page.entries);
  const next = pages.at(-1)?.next ?? null;

  async function more(before: number): Promise<void> {
    setBusy(true);
    try {
      const found = await listAudit(thing, before);
      setLater((those) => [...those, found]);
      tell(message("audit.shown", { count: found.entries.length }));
      // The button may be gone with the last page; whoever used it goes on where the new entries begin.
      requestAnimationFrame(() =>
        table.current?.querySelectorAll<HTMLElement>("tbody tr")[entries.length]?.focus(),
      );
    } catch (error) {
      tell(failureOf(error).failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <div className="table-scroll">
        <table ref={table} className="table" aria-label={message("audit.list")}>
          <thead>
            <tr>
              <th scope="col">{message("audit.when")}</th>
              <th scope="col">{message("audit.who")}</th>
              <th scope="col">{message("audit.what")}</th>
              <th scope="col">{message("audit.from")}</th>
              <th scope="col">{message("audit.change")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.seq} tabIndex={-1}>
                <td>{dayAndTime(entry.at)}</td>
                <td>{whoDid(entry.who)}</td>
                <td>
                  {entry.words} <strong>{entry.thing}</strong>
                </td>
                <td>{entry.from}</td>
                <td>
                  <Change entry={entry} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== null && (
        <Button disabledFocusable={busy} onClick={() => void more(next)}>
          {message("audit.more")}
        </Button>
      )}
    </>
  );
}

function Change({ entry: { before, after } }: { readonly entry: AuditEntry }) {
  if (before === null && after === null) return null;
  return (
    <details>
      <summary>{message("audit.details")}</summary>
      <dl className="audit-change">
        <dt>{message("audit.before")}</dt>
        <dd>{written(before)}</dd>
        <dt>{message("audit.after")}</dt>
        <dd>{written(after)}</dd>
      </dl>
    </details>
  );
}

function written(value: unknown): string {
  return value === null ? message("audit.nothing") : JSON.stringify(value, undefined, 1);
}

/** Whom the server itself has named is named by the page. */
function whoDid({ kind, name }: AuditEntry["who"]): string {
  if (kind === "server") return message("audit.server");
  return kind === "local" ? message("audit.local") : name;
}
