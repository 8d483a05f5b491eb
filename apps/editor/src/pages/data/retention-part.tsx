import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { KeptKind } from "../../api/data.ts";
import { KeepingDialog } from "./keeping-dialog.tsx";
import { message } from "./words.ts";

/** Everything that is kept, and for how long. */
export function RetentionPart(props: {
  readonly kinds: readonly KeptKind[];
  readonly onChanged: (words: string) => void;
}) {
  const { kinds, onChanged } = props;
  const [changing, setChanging] = useState<KeptKind>();
  return (
    <section aria-labelledby="retention">
      <h2 id="retention">{message("data.retention")}</h2>
      <div className="data-scroll">
        <table className="data-table" aria-labelledby="retention">
          <thead>
            <tr>
              <th scope="col">{message("data.what")}</th>
              <th scope="col">{message("data.kept")}</th>
              <th scope="col">{message("data.default")}</th>
              <th scope="col">{message("data.rule")}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">{kind.what}</th>
                <td>
                  {kind.counted ? spanWords(kind.days) : message("data.byRule")}{" "}
                  {kind.settable && (
                    <Button
                      size="small"
                      aria-label={message("data.change.of", { what: kind.what })}
                      onClick={() => setChanging(kind)}
                    >
                      {message("data.change")}
                    </Button>
                  )}
                </td>
                <td>{kind.counted ? spanWords(kind.default) : message("data.byRule")}</td>
                <td>{kind.rule}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changing?.settable && (
        <KeepingDialog
          kind={changing}
          bounds={changing.settable}
          onChanged={(days) => {
            setChanging(undefined);
            onChanged(message("data.changed", { span: spanWords(days), what: changing.what }));
          }}
          onClose={() => setChanging(undefined)}
        />
      )}
    </section>
  );
}

function spanWords(days: number | null): string {
  return days === null ? message("data.forGood") : message("data.days", { count: days });
}
