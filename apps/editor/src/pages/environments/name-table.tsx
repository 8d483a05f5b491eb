import type { BookName } from "@dialtree/flow/names";
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import type { KeptEnvironments } from "../../api/environments.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { useMay } from "../../session/session.tsx";
import { destinationName } from "../../words/destination-words.ts";
import { message } from "./words.ts";

/** Names down, environments across. */
export function NameTable(props: {
  readonly kept: KeptEnvironments;
  readonly onOpen: (name: BookName | undefined) => void;
}) {
  const { kept, onOpen } = props;
  const { environments } = kept;
  const { names } = kept.book;
  const mayChange = useMay("administer");
  const add = (
    <Button icon={<AddRegular />} onClick={() => onOpen(undefined)}>
      {message("environments.name.new")}
    </Button>
  );
  return (
    <section className="card environments-part" aria-labelledby="names">
      <header>
        <h2 id="names">{message("environments.names")}</h2>
        {mayChange && names.length > 0 && add}
      </header>
      {names.length === 0 && (
        <NothingYet title={message("environments.names.none")} level={3} right="administer" action={add}>
          <p>{message("environments.names.none.about")}</p>
        </NothingYet>
      )}
      {names.length > 0 && (
        <div className="environments-scroll">
          <table className="environments-table" aria-labelledby="names">
            <thead>
              <tr>
                <th scope="col">{message("environments.name")}</th>
                {environments.map(({ id, title }) => (
                  <th key={id} scope="col">
                    {title}
                  </th>
                ))}
                {mayChange && <td />}
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name.name}>
                  <th scope="row">
                    {name.name}
                    {name.note && <span className="card-aside">{name.note}</span>}
                  </th>
                  {environments.map(({ id }) => {
                    const somebody = name.values[id];
                    return (
                      <td key={id} data-nobody={somebody ? undefined : true}>
                        {somebody ? destinationName(somebody) : message("environments.nobody")}
                      </td>
                    );
                  })}
                  {mayChange && (
                    <td>
                      <Button
                        size="small"
                        aria-label={message("environments.name.edit.of", { name: name.name })}
                        onClick={() => onOpen(name)}
                      >
                        {message("environments.name.edit")}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
