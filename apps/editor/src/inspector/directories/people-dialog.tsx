import "./people.css";
import { type Directory, explain, limits, type Person, personFaults, problem } from "@dialtree/flow";
import {
  type PeopleCells,
  peopleCells,
  peopleColumns,
  readPeopleCells,
  withPasted,
} from "@dialtree/flow/texts";
import { Button, Input } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMemo, useRef, useState } from "react";
import { Dialog } from "../../dialog/dialog.tsx";
import { NothingFound } from "../../empty/nothing-found.tsx";
import { announce } from "../../live/announce.tsx";
import { controlWords } from "../../words/control-words.ts";
import { faultWords } from "../../words/fault-words.ts";
import { PeopleTable } from "./people-table.tsx";
import { message } from "./words.ts";

// Browsers take long to draw thousands of fields, and nobody reads them at once.
const rowsShown = 25;
const emptyRow = peopleColumns.map(() => "");

/** Who is in a directory, as a table to type and paste into. Nothing is changed before it is saved, as one step. */
export function PeopleDialog(props: {
  readonly directory: Directory;
  readonly onSave: (people: readonly Person[]) => unknown;
  readonly onClose: () => void;
}) {
  const { directory, onSave, onClose } = props;
  const { language } = directory;
  const title = directory.title || directory.id;
  const [rows, setRows] = useState<PeopleCells>(() =>
    directory.people.length > 0 ? peopleCells(directory) : [emptyRow],
  );
  const [find, setFind] = useState("");
  const [page, setPage] = useState(0);
  const [tried, setTried] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const filled = useMemo(() => rows.filter(isFilled), [rows]);
  const notes = useMemo(() => notesOf(rows, language), [rows, language]);

  const wanted = find.trim().toLowerCase();
  const found = [...rows.keys()].filter((row) =>
    (rows[row] ?? []).some((cell) => cell.toLowerCase().includes(wanted)),
  );
  const pages = Math.max(1, Math.ceil(found.length / rowsShown));
  const current = Math.min(page, pages - 1);
  const shown = found.slice(current * rowsShown, (current + 1) * rowsShown);

  function add(): void {
    if (rows.length >= limits.peopleInDirectory) return;
    setFind("");
    setRows([...rows, emptyRow]);
    setPage(Math.floor(rows.length / rowsShown));
    focusLater(rows.length, 0);
  }
  // The row is drawn only when React has done its work.
  function focusLater(row: number, column: number): void {
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"] input`)?.focus(),
    );
  }
  function save(): void {
    const read = readPeopleCells(filled, language);
    if ("faults" in read) {
      setTried(true);
      const first = [...notes].find(([, { isError }]) => isError)?.[0] ?? 0;
      setFind("");
      setPage(Math.floor(first / rowsShown));
      focusLater(first, 0);
      return;
    }
    onSave(read.people);
    announce(message("people.saved", { count: read.people.length, title }));
    onClose();
  }

  const toMend = [...notes.values()].filter(({ isError }) => isError).length;
  return (
    <Dialog
      title={message("people.title", { title })}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>{message("people.cancel")}</Button>
          <Button appearance="primary" type="submit">
            {message("people.save")}
          </Button>
        </>
      }
    >
      <p className="settings-hint">{message("people.hint")}</p>
      {rows.length > rowsShown && (
        <Input
          ref={field}
          value={find}
          placeholder={message("people.find")}
          aria-label={message("people.find")}
          onChange={(_event, { value }) => {
            setFind(value);
            setPage(0);
          }}
        />
      )}
      {wanted !== "" && found.length === 0 && (
        <NothingFound words={message("people.notFound")} field={field} onShowAll={() => setFind("")} />
      )}
      <PeopleTable
        ref={table}
        rows={rows}
        shown={shown}
        notes={notes}
        onChange={(row, column, value) =>
          setRows(rows.map((cells, index) => (index === row ? cells.with(column, value) : cells)))
        }
        onPaste={(at, text) => setRows(withPasted(rows, at, text).slice(0, limits.peopleInDirectory))}
        onRemove={(row) => setRows(rows.filter((_, index) => index !== row))}
        onEnter={(row, column) => {
          const next = shown[shown.indexOf(row) + 1];
          if (next === undefined && row === rows.length - 1) add();
          else focusLater(next ?? row, column);
        }}
      />
      <div className="people-actions">
        <Button
          icon={<AddRegular />}
          onClick={add}
          disabledFocusable={rows.length >= limits.peopleInDirectory}
        >
          {message("people.add")}
        </Button>
        {pages > 1 && (
          <>
            <Button disabledFocusable={current === 0} onClick={() => setPage(current - 1)}>
              {message("people.back")}
            </Button>
            <span role="status">
              {message("people.pages", {
                from: current * rowsShown + 1,
                to: current * rowsShown + shown.length,
                count: found.length,
              })}
            </span>
            <Button disabledFocusable={current >= pages - 1} onClick={() => setPage(current + 1)}>
              {message("people.on")}
            </Button>
          </>
        )}
      </div>
      {tried && toMend > 0 && <p role="alert">{message("people.mend", { count: toMend })}</p>}
    </Dialog>
  );
}

/** What there is to say about a row. */
export interface RowNote {
  readonly sentences: readonly string[];
  /** Nothing can be saved before it is mended. */
  readonly isError: boolean;
}

/** By row, from 0; rows in which nothing stands are not people. */
function notesOf(rows: PeopleCells, language: string): ReadonlyMap<number, RowNote> {
  const places = [...rows.keys()].filter((row) => isFilled(rows[row] ?? []));
  const read = readPeopleCells(
    places.map((row) => rows[row] ?? []),
    language,
  );
  const told =
    "faults" in read
      ? read.faults.map((fault) => ({ row: fault.line - 1, sentence: faultWords(fault), isError: true }))
      : personFaults({ id: "people", title: "", language, people: read.people }).map(
          ({ row, code, values }) => {
            const { sentence, remedy } = explain(problem(code, { at: "" }, values), [controlWords.problems]);
            return { row, sentence: `${sentence} ${remedy}`, isError: false };
          },
        );
  const notes = new Map<number, RowNote>();
  for (const { row, sentence, isError } of told) {
    const place = places[row] ?? row;
    const before = notes.get(place);
    notes.set(place, {
      sentences: [...(before?.sentences ?? []), sentence],
      isError: isError || (before?.isError ?? false),
    });
  }
  return notes;
}

// Whether somebody is announced says nothing about who.
const announced = peopleColumns.indexOf("announced");

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell, column) => column !== announced && cell.trim() !== "");
}
