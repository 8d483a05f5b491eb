import { Input } from "@fluentui/react-components";
import { useState } from "react";
import type { GraphOperation } from "../../api/graph.ts";
import { announce } from "../../live/announce.tsx";
import { Link } from "../../routes/router.tsx";
import { graphPath } from "../../routes/routes.ts";
import { message } from "./words.ts";

/** All operations by what they are about, and a field to find one. */
export function OperationList(props: {
  readonly operations: readonly GraphOperation[];
  readonly chosen: string | undefined;
}) {
  const { operations, chosen } = props;
  const [wanted, setWanted] = useState("");
  const found = operations.filter((operation) => matches(operation, wanted));
  const areas = [...new Set(found.map(({ area }) => area))];

  function search(text: string): void {
    setWanted(text);
    announce(message("graph.found", { count: operations.filter((one) => matches(one, text)).length }));
  }

  return (
    <nav className="graph-list" aria-label={message("graph.operations")}>
      <Input
        type="search"
        value={wanted}
        aria-label={message("graph.search")}
        placeholder={message("graph.search")}
        onChange={(_event, { value }) => search(value)}
      />
      {areas.map((area) => (
        <section key={area} aria-labelledby={`graph-area-${area}`}>
          <h2 id={`graph-area-${area}`}>{message(`graph.area.${area}`)}</h2>
          <ul>
            {found
              .filter((operation) => operation.area === area)
              .map(({ name, says }) => (
                <li key={name}>
                  <Link
                    href={graphPath(name)}
                    className="graph-link"
                    aria-current={name === chosen ? "page" : undefined}
                  >
                    <span className="graph-name">{name}</span>
                    <span className="graph-quiet">{says}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && <p>{message("graph.notFound")}</p>}
    </nav>
  );
}

function matches({ name, says, area, request, permission }: GraphOperation, wanted: string): boolean {
  const text = `${name} ${says} ${message(`graph.area.${area}`)} ${request} ${permission}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
