import "../cards.css";
import "./doctor-page.css";
import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { examineConnection } from "../../api/doctor.ts";
import { dayAndTime } from "../../words/time.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { FindingView } from "./finding-view.tsx";
import { PermissionTable } from "./permission-table.tsx";
import { message } from "./words.ts";

const testCall = "dialtree doctor --call reception --server http://localhost:3000";

/** Whether this server is connected to Microsoft as it should be, and what mends what is not. */
export default function DoctorPage() {
  const page = useListPage("doctor", message("doctor.title"), examineConnection);
  const [all, setAll] = useState(false);
  const loaded = page.loaded.state === "there" ? page.loaded.value : undefined;
  const findings = loaded?.checks.flatMap((check) => check.findings) ?? [];
  const of = (status: string) => findings.filter((finding) => finding.status === status).length;
  const shown = loaded?.checks
    .map((check) => ({ ...check, findings: check.findings.filter(({ status }) => all || status !== "ok") }))
    .filter((check) => check.findings.length > 0);
  return (
    <ListPage
      page={page}
      title={message("doctor.title")}
      about={message("doctor.about")}
      actions={<Button onClick={page.again}>{message("doctor.again")}</Button>}
    >
      {loaded && shown && (
        <>
          <p role="status">
            {message("doctor.looked", {
              when: dayAndTime(loaded.at),
              failed: of("failed"),
              warnings: of("warning"),
              fine: of("ok"),
            })}
          </p>
          <Checkbox
            label={message("doctor.all")}
            checked={all}
            onChange={(_, { checked }) => setAll(checked === true)}
          />
          {shown.length === 0 && <p>{message("doctor.none")}</p>}
          {shown.map((check) => (
            <section key={check.id} aria-labelledby={`check-${check.id}`}>
              <h2 id={`check-${check.id}`}>{check.title}</h2>
              <ul className="cards doctor-cards">
                {check.findings.map((finding) => (
                  <li key={`${finding.title} ${finding.seen}`}>
                    <FindingView finding={finding} tell={page.tell} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <PermissionTable permissions={loaded.permissions} />
          <section aria-labelledby="test-call">
            <h2 id="test-call">{message("doctor.test")}</h2>
            <p>{message("doctor.test.how")}</p>
            <pre className="doctor-command">{testCall}</pre>
          </section>
        </>
      )}
    </ListPage>
  );
}
