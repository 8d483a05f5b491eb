import type { DestinationPolicy } from "@dialtree/flow/destinations";
import { Field, Input } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { judgeNumber, type NumberVerdict } from "../../api/destination-policy.ts";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { message } from "./words.ts";

/** Whether a call would be sent to a number, by the policy as it stands on the page. Nothing is called. */
export function NumberTest(props: { readonly policy: DestinationPolicy }) {
  const { policy } = props;
  const [written, setWritten] = useState("");
  const [verdict, setVerdict] = useState<NumberVerdict & { readonly by: string }>();
  const { busy, told, work } = useWork();
  const by = JSON.stringify(policy);

  async function judge(event: FormEvent): Promise<void> {
    event.preventDefault();
    await work(async () => {
      const found = await judgeNumber(written, policy);
      setVerdict({ ...found, by });
      announce(found.says);
    });
  }

  return (
    <>
      <form className="destinations-add" onSubmit={(event) => void judge(event)}>
        <Field label={message("destinations.test.number")} hint={message("destinations.test.hint")}>
          <Input
            value={written}
            maxLength={200}
            onChange={(_, { value }) => {
              setWritten(value);
              setVerdict(undefined);
            }}
          />
        </Field>
        <WorkButton type="submit" busy={busy} disabled={written.trim() === ""}>
          {message("destinations.test.ask")}
        </WorkButton>
      </form>
      {told && <ToldBar told={told} />}
      {/* What was asked of a policy that has been changed since says nothing any more. */}
      {verdict?.by === by && (
        <div className="destinations-verdict" data-allowed={verdict.allowed}>
          <strong>
            {verdict.number === null
              ? verdict.says
              : message("destinations.test.verdict", { number: verdict.number, says: verdict.says })}
          </strong>
          {verdict.belongsTo !== null && (
            <span>{message("destinations.test.area", { area: verdict.belongsTo })}</span>
          )}
        </div>
      )}
    </>
  );
}
