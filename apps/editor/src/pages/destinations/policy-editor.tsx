import { areaWords, type DestinationPolicy, numberKinds } from "@dialtree/flow/destinations";
import { Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { type KeptDestinationPolicy, saveDestinationPolicy } from "../../api/destination-policy.ts";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { MayFields } from "../../session/may-fields.tsx";
import { useMay } from "../../session/session.tsx";
import { listed } from "../../words/amounts.ts";
import { CountFields, countsIn, type TypedCounts, typedCounts } from "./count-fields.tsx";
import { NumberTest } from "./number-test.tsx";
import { RuleList } from "./rule-list.tsx";
import { message } from "./words.ts";

/** The policy. What is changed holds once it is saved; the test field goes by what stands here. */
export function PolicyEditor(props: { readonly kept: KeptDestinationPolicy; readonly onSaved: () => void }) {
  const { kept, onSaved } = props;
  const [draft, setDraft] = useState<DestinationPolicy>(kept.policy);
  const [typed, setTyped] = useState<TypedCounts>(() => typedCounts(kept.policy));
  const { busy, told, work } = useWork();
  const change = (part: Partial<DestinationPolicy>) => setDraft((before) => ({ ...before, ...part }));
  const counts = countsIn(typed);
  const policy = { ...draft, ...counts };
  const mayChange = useMay("administer");
  const isChanged = !counts || JSON.stringify(policy) !== JSON.stringify(kept.policy);
  const own = listed(kept.ownAreas.map(areaWords));

  async function save(): Promise<void> {
    await work(async () => {
      await saveDestinationPolicy(policy, kept.revision);
      onSaved();
    });
  }

  return (
    <>
      {kept.notAllowed.length > 0 && (
        <Part title={message("destinations.notAllowed")}>
          <p>{message("destinations.notAllowed.about")}</p>
          <ul className="destinations-flows">
            {kept.notAllowed.map(({ flow, title, number, why }) => (
              <li key={`${flow} ${number}`}>
                {message("destinations.notAllowed.one", { flow: title, number, why })}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={message("destinations.test")}>
        <NumberTest policy={policy} />
      </Part>
      <MayFields right="administer" isHeld={busy}>
        <Part title={message("destinations.allowed")}>
          <Checkbox
            label={
              own === "" ? message("destinations.own.none") : message("destinations.own", { countries: own })
            }
            checked={draft.ownCountries}
            onChange={(_, { checked }) => change({ ownCountries: checked === true })}
          />
          <RuleList
            label={message("destinations.allowed.rules")}
            none={message("destinations.allowed.none")}
            rules={draft.allowed}
            onChange={(allowed) => change({ allowed })}
          />
        </Part>
        <Part title={message("destinations.refused")}>
          <p>{message("destinations.refused.about")}</p>
          {numberKinds.map((kind) => (
            <Checkbox
              key={kind}
              className="destinations-kind"
              label={message(`destinations.kind.${kind}`)}
              checked={draft.refusedKinds.includes(kind)}
              onChange={(_, { checked }) =>
                change({
                  // In the order of the list, so that switched off and on again nothing is changed.
                  refusedKinds: numberKinds.filter((one) =>
                    one === kind ? checked === true : draft.refusedKinds.includes(one),
                  ),
                })
              }
            />
          ))}
          <RuleList
            label={message("destinations.refused.rules")}
            none={message("destinations.refused.none")}
            rules={draft.refused}
            onChange={(refused) => change({ refused })}
          />
        </Part>
        <Part title={message("destinations.counts")}>
          <p>{message("destinations.counts.now", { calls: kept.callsOfHour })}</p>
          <CountFields typed={typed} onChange={setTyped} />
        </Part>
      </MayFields>
      {mayChange && (
        <div className="page-save">
          {told && <ToldBar told={told} />}
          <WorkButton appearance="primary" disabled={!isChanged || !counts} onWork={save}>
            {message("destinations.save")}
          </WorkButton>
          <span>{message(isChanged ? "destinations.unsaved" : "destinations.holds")}</span>
        </div>
      )}
    </>
  );
}

function Part(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="card destinations-part" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
