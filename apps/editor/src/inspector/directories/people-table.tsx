import { type PeopleCells, peopleColumns } from "@dialtree/flow/texts";
import { Button, Checkbox, Input } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { type ClipboardEvent, Fragment, type KeyboardEvent, type Ref, useId } from "react";
import type { RowNote } from "./people-dialog.tsx";
import { message } from "./words.ts";

/** Cells to type into, with what there is to say under each row. Rows keep their numbers when only some are shown. */
export function PeopleTable(props: {
  readonly ref: Ref<HTMLTableElement>;
  readonly rows: PeopleCells;
  readonly shown: readonly number[];
  readonly notes: ReadonlyMap<number, RowNote>;
  readonly onChange: (row: number, column: number, value: string) => void;
  readonly onPaste: (at: { readonly row: number; readonly column: number }, text: string) => void;
  readonly onRemove: (row: number) => void;
  readonly onEnter: (row: number, column: number) => void;
}) {
  const { ref, rows, shown, notes, onChange, onPaste, onRemove, onEnter } = props;
  const id = useId();

  function pasted(event: ClipboardEvent, row: number, column: number): void {
    const text = event.clipboardData.getData("text/plain");
    // A word goes into the field as into any other; only what has several cells is spread.
    if (!/[\t\n\r]/.test(text.trim())) return;
    event.preventDefault();
    onPaste({ row, column }, text);
  }
  function keyed(event: KeyboardEvent, row: number, column: number): void {
    if (event.key !== "Enter") return;
    // The dialog would take it for its last button.
    event.preventDefault();
    onEnter(row, column);
  }

  return (
    <div className="people">
      <table ref={ref}>
        <thead>
          <tr>
            {peopleColumns.map((column) => (
              <th key={column} scope="col">
                {message(`people.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const note = notes.get(row);
            const label = (column: number) =>
              message("people.cell", {
                column: message(`people.${peopleColumns[column] ?? "first"}`),
                row: row + 1,
              });
            const told = note ? { "aria-describedby": `${id}-${row}`, "aria-invalid": note.isError } : {};
            return (
              <Fragment key={row}>
                <tr>
                  {peopleColumns.map((name, column) => {
                    const value = rows[row]?.[column] ?? "";
                    return (
                      <td key={name} data-cell={`${row} ${column}`}>
                        {name === "announced" ? (
                          <Checkbox
                            aria-label={label(column)}
                            checked={!/^(no|n|false|0)$/i.test(value)}
                            onChange={(_event, { checked }) => onChange(row, column, checked ? "yes" : "no")}
                          />
                        ) : (
                          <Input
                            aria-label={label(column)}
                            value={value}
                            {...told}
                            onChange={(_event, data) => onChange(row, column, data.value)}
                            onPaste={(event) => pasted(event, row, column)}
                            onKeyDown={(event) => keyed(event, row, column)}
                          />
                        )}
                      </td>
                    );
                  })}
                  <td>
                    <Button
                      appearance="subtle"
                      icon={<DeleteRegular />}
                      aria-label={message("people.remove", { row: row + 1 })}
                      title={message("people.remove", { row: row + 1 })}
                      onClick={() => onRemove(row)}
                    />
                  </td>
                </tr>
                {note && (
                  <tr className={note.isError ? "people-error" : "people-warning"}>
                    <td id={`${id}-${row}`} colSpan={peopleColumns.length + 1}>
                      {note.sentences.join(" ")}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
