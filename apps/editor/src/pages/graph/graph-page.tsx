import "./graph-page.css";
import { Button, Field, Select, Spinner } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { type GraphOperation, listGraphOperations } from "../../api/graph.ts";
import { useArrival } from "../../live/focus.ts";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { LanguageSwitch } from "../../messages/language-switch.tsx";
import { Link } from "../../routes/router.tsx";
import { flowsPath } from "../../routes/routes.ts";
import { ThemeSwitch } from "../../theme/theme-switch.tsx";
import { inWords } from "./graph-words.ts";
import { NoticeList } from "./notice-list.tsx";
import { OperationDesk, type Work } from "./operation-desk.tsx";
import { OperationList } from "./operation-list.tsx";
import { useHeading } from "./use-heading.ts";
import { useNotices } from "./use-notices.ts";
import { message } from "./words.ts";

/** Everything that Microsoft Graph can be asked for, for administrators. */
export default function GraphPage({ operation }: { readonly operation: string | undefined }) {
  const [loaded, again] = useLoaded("graph", listGraphOperations);
  const heading = useArrival();
  useEffect(() => {
    const page = message("graph.title");
    document.title = message("page.title", {
      page: operation === undefined ? page : `${operation} – ${page}`,
    });
  }, [operation]);
  return (
    <main className="page graph-page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {message("graph.title")}
        </h1>
        <Link href={flowsPath}>{message("page.toFlows")}</Link>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      {loaded.state === "loading" && <Spinner label={message("page.loading")} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {loaded.state === "there" && <Console {...loaded.value} chosen={operation} />}
    </main>
  );
}

function Console(props: {
  readonly tenants: readonly string[];
  readonly operations: readonly GraphOperation[];
  readonly chosen: string | undefined;
}) {
  const { tenants, chosen } = props;
  const operations = useMemo(() => props.operations.map(inWords), [props.operations]);
  const [tenant, setTenant] = useState(tenants[0]);
  const [call, setCall] = useState<string>();
  const [works, setWorks] = useState<Readonly<Record<string, Work>>>({});
  const notices = useNotices();
  const [first] = useState(chosen);
  const [moved, setMoved] = useState(false);
  if (chosen !== first && !moved) setMoved(true);
  const operation = operations.find(({ name }) => name === chosen);
  return (
    <div className="graph-columns">
      <OperationList operations={operations} chosen={chosen} />
      <div className="graph-side">
        {tenants.length > 1 && (
          <Field label={message("graph.tenant")} className="graph-tenant">
            <Select value={tenant} onChange={(_event, { value }) => setTenant(value)}>
              {tenants.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          </Field>
        )}
        {operation ? (
          <OperationDesk
            key={operation.name}
            operation={operation}
            tenant={tenant}
            call={call}
            work={works[operation.name] ?? {}}
            arrived={moved}
            onWork={(work) => setWorks((before) => ({ ...before, [operation.name]: work }))}
            onCall={setCall}
          />
        ) : (
          <NothingChosen key={chosen} name={chosen} arrived={moved} />
        )}
        <NoticeList notices={notices} />
      </div>
    </div>
  );
}

function NothingChosen(props: { readonly name: string | undefined; readonly arrived: boolean }) {
  const { name, arrived } = props;
  const heading = useHeading(arrived);
  return (
    <div className="graph-desk">
      <h2 ref={heading} tabIndex={-1}>
        {name === undefined ? message("graph.choose") : message("graph.unknown", { name })}
      </h2>
      <p className="graph-quiet">
        {message(name === undefined ? "graph.choose.hint" : "graph.unknown.hint")}
      </p>
    </div>
  );
}
