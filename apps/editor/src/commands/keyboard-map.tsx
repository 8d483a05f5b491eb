import "./commands.css";
import { Button } from "@fluentui/react-components";
import { canvasKeys } from "../canvas/keys.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { keyRows } from "../outline/keys.ts";
import { useMay } from "../session/session.tsx";
import type { Chord } from "./chord.ts";
import { type Command, commandGroups } from "./command.ts";
import { Keys } from "./keys.tsx";
import { message } from "./words.ts";

interface Row {
  readonly title: string;
  readonly chords: readonly Chord[];
}

/** Every key that does something on the page, made of the tables that the page hears by. */
export function KeyboardMap(props: { readonly commands: readonly Command[]; readonly onClose: () => void }) {
  const { commands, onClose } = props;
  const mayEdit = useMay("author");
  const groups = [
    ...commandGroups.map((group) => ({
      title: message(`group.${group}`),
      rows: commands
        .filter((command) => command.group === group)
        .flatMap(({ id, chords }): Row[] => (chords ? [{ title: message(`do.${id}`), chords }] : [])),
    })),
    { title: message("group.canvas"), rows: canvasRows() },
    { title: message("group.outline"), rows: keyRows(mayEdit) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Dialog
      isRead
      title={message("keys.map")}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={onClose}>
          {message("keys.close")}
        </Button>
      }
    >
      <div className="key-map">
        {groups.map(({ title, rows }) => (
          <table key={title}>
            <caption>{title}</caption>
            <thead className="unseen">
              <tr>
                <th scope="col">{message("keys.what")}</th>
                <th scope="col">{message("keys.which")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.title}>
                  <th scope="row">{row.title}</th>
                  <td>
                    {row.chords.map((chord, index) => (
                      <span key={chord}>
                        {index > 0 && ` ${message("keys.or")} `}
                        <Keys chord={chord} />
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        <p>{message("canvas.several")}</p>
      </div>
    </Dialog>
  );
}

function canvasRows(): readonly Row[] {
  const rows = new Map<string, Chord[]>();
  for (const [chord, { does }] of canvasKeys) {
    const title = message(`canvas.${does}`);
    rows.set(title, [...(rows.get(title) ?? []), chord]);
  }
  return [...rows].map(([title, chords]) => ({ title, chords }));
}
