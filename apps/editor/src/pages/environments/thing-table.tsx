import type { BookThing } from "@dialtree/flow/names";
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import type { KeptEnvironments } from "../../api/environments.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { useMay } from "../../session/session.tsx";
import { message } from "./words.ts";

/** What some environments use in the place of a calendar, a secret, a mailbox or a list of PINs. */
export function ThingTable(props: {
  readonly kept: KeptEnvironments;
  readonly onOpen: (thing: BookThing | undefined) => void;
}) {
  const { kept, onOpen } = props;
  const { things } = kept.book;
  const mayChange = useMay("administer");
  const add = (
    <Button icon={<AddRegular />} onClick={() => onOpen(undefined)}>
      {message("environments.thing.new")}
    </Button>
  );
  return (
    <section className="card environments-part" aria-labelledby="things">
      <header>
        <h2 id="things">{message("environments.things")}</h2>
        {mayChange && things.length > 0 && add}
      </header>
      <p>{message("environments.things.about")}</p>
      {things.length === 0 && (
        <NothingYet title={message("environments.things.none")} level={3} right="administer" action={add}>
          <p>{message("environments.things.none.about")}</p>
        </NothingYet>
      )}
      {things.length > 0 && (
        <div className="environments-scroll">
          <table className="environments-table" aria-labelledby="things">
            <thead>
              <tr>
                <th scope="col">{message("environments.thing.kind")}</th>
                <th scope="col">{message("environments.thing.name")}</th>
                {kept.environments.map(({ id, title }) => (
                  <th key={id} scope="col">
                    {title}
                  </th>
                ))}
                {mayChange && <td />}
              </tr>
            </thead>
            <tbody>
              {things.map((thing) => {
                const { kind, name, values } = thing;
                return (
                  <tr key={`${kind} ${name}`}>
                    <td>{message(`environments.kind.${kind}`)}</td>
                    <th scope="row">{name}</th>
                    {kept.environments.map(({ id }) => (
                      <td key={id}>{values[id] ?? message("environments.thing.same")}</td>
                    ))}
                    {mayChange && (
                      <td>
                        <Button
                          size="small"
                          aria-label={message("environments.name.edit.of", { name })}
                          onClick={() => onOpen(thing)}
                        >
                          {message("environments.name.edit")}
                        </Button>
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
