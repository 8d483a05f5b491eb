import "./all-words.css";
import { languageNames, type Play, useSound } from "@dialtree/controls";
import { type FlowDocument, languagesInstead, type NodeId, utteranceFor } from "@dialtree/flow";
import { Button, Checkbox, Input } from "@fluentui/react-components";
import { CopyRegular, LocalLanguageRegular, SearchRegular } from "@fluentui/react-icons";
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Picture } from "../canvas/projection.ts";
import { NothingFound } from "../empty/nothing-found.tsx";
import { NothingYet } from "../empty/nothing-yet.tsx";
import { announce } from "../live/announce.tsx";
import { useLatest } from "../live/latest.ts";
import { shownLanguage } from "../messages/language.ts";
import { forestOf, jumpsIn } from "../outline/forest.ts";
import type { Does } from "../pages/flow/editing.ts";
import { useMay } from "../session/session.tsx";
import { ColumnHeads } from "./column-heads.tsx";
import { say } from "./say.ts";
import type { End } from "./text-field.tsx";
import { TextRowView } from "./text-row.tsx";
import {
  heardIn,
  isMissingIn,
  isSaidIn,
  isWanted,
  languagesIn,
  rowsIn,
  saidIn,
  type TextRow,
  type Wanted,
} from "./texts.ts";
import { useCopying } from "./use-copying.ts";
import { usePasting } from "./use-pasting.tsx";
import { beginsText, walked } from "./walking.ts";
import { message } from "./words.ts";

const nameOf = languageNames(shownLanguage());

// How many rows are drawn at once.
const parcel = 100;

/** A cell, by the text that it is of. */
interface At {
  readonly text: string;
  readonly column: number;
}

/** Where somebody is. */
interface Here extends At {
  /** The focus goes there too as soon as it is drawn. Kept with the place: what was drawn before somebody went on knows nothing of it. */
  readonly isArriving?: boolean;
}

/** Everything that callers hear in one table, to be read, written and heard in place. */
export function AllWords(props: {
  readonly document: FlowDocument;
  readonly picture: Picture;
  readonly selected: ReadonlySet<NodeId>;
  readonly isSaved: boolean;
  /** The languages that the installation has a voice for. */
  readonly spoken: readonly string[];
  readonly does: Does;
  readonly onPlay: Play;
  readonly openNode: (id: NodeId) => void;
  readonly openSettings: () => void;
  readonly openLanguages: () => void;
  /** Somebody is busy with texts of this language. */
  readonly onLanguage: (language: string) => void;
  /** Something has gone well, for everybody to see and hear. */
  readonly onDone: (words: string) => void;
}) {
  const { document: flow, picture, selected, isSaved, does, onPlay, openNode, onLanguage } = props;
  const mayEdit = useMay("author");
  const order = useMemo(() => forestOf(picture, jumpsIn(flow)).order, [picture, flow]);
  const all = useMemo(() => rowsIn(flow, order), [flow, order]);
  const { languages, directories, insteadOf: before } = flow;
  const columns = useMemo(
    () => languagesIn({ languages, directories }).map((language) => ({ language, name: nameOf(language) })),
    [languages, directories],
  );
  const [wanted, setWanted] = useState<Wanted>({ words: "", onlyMissing: false, alsoSilent: false });
  // What was shown when somebody began to look stays, though it is missing no longer.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => all.filter((row) => kept.has(row.id) || isWanted(row, wanted, flow)),
    [all, kept, wanted, flow],
  );

  const isLooking = wanted.words.trim() !== "" || wanted.onlyMissing;

  // Flows have thousands of texts; those further down are drawn when somebody comes near.
  const [drawn, setDrawn] = useState(parcel);
  const grid = useRef<HTMLTableElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState<Here>();
  const [edited, setEdited] = useState<At & { readonly before: string; readonly isAnew: boolean }>();
  const [changed, setChanged] = useState<string>();
  const [sound, begin] = useSound();
  const [played, setPlayed] = useState<At>();
  const here = Math.max(
    0,
    rows.findIndex(({ id }) => id === at?.text),
  );
  const column = at?.column ?? 1;

  useEffect(() => {
    if (at?.isArriving) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at]);
  useEffect(() => {
    if (changed === undefined || edited || !isSaved) return;
    announce(changed);
    setChanged(undefined);
  }, [changed, edited, isSaved]);

  function look(next: Wanted): void {
    setWanted(next);
    setKept(new Set(all.filter((row) => isWanted(row, next, flow)).map(({ id }) => id)));
  }

  function goTo(row: number, next: number): void {
    const text = rows[row]?.id;
    if (text === undefined) return;
    setAt({ text, column: next, isArriving: true });
  }

  function edit(row: TextRow | undefined, next: number, isAnew = false): void {
    const language = columns[next - 1]?.language;
    if (!mayEdit || !row || language === undefined || !isSaidIn(row, language, flow)) return;
    setAt({ text: row.id, column: next });
    setEdited({ text: row.id, column: next, before: saidIn(row, language)?.text ?? "", isAnew });
    onLanguage(language);
  }

  function write(row: TextRow, next: number, text: string): void {
    const language = columns[next - 1]?.language;
    if (language === undefined || !does(say(row, language, text))) return;
    const { where, what } = row;
    setChanged(message("words.saved", { where, what, language: nameOf(language) }));
  }

  function ended(row: TextRow, from: number, how: End): void {
    const language = columns[from - 1]?.language;
    if (how === "restored" && language !== undefined && edited) {
      if ((saidIn(row, language)?.text ?? "") !== edited.before) does(say(row, language, edited.before));
      setChanged(undefined);
      announce(message("words.restored"));
    }
    setEdited(undefined);
    const index = rows.findIndex(({ id }) => id === row.id);
    if (how === "below") goTo(Math.min(index + 1, rows.length - 1), from);
    else if (how === "restored") goTo(index, from);
    else if (how !== "here") beside(index, from, how === "next" ? 1 : -1);
  }

  /** On to the next cell that can be written in, in this line or another. */
  function beside(row: number, from: number, by: 1 | -1): void {
    const last = columns.length;
    const [nextRow, next] =
      from + by > last ? [row + 1, 1] : from + by < 1 ? [row - 1, last] : [row, from + by];
    const language = columns[next - 1]?.language;
    const text = rows[nextRow];
    if (!text || language === undefined) return goTo(row, from);
    if (isSaidIn(text, language, flow)) edit(text, next);
    else beside(nextRow, next, by);
  }

  function play(row: TextRow | undefined, next: number): void {
    const language = columns[next - 1]?.language;
    const utterance = row && language !== undefined ? heardIn(row, language) : undefined;
    if (!row || language === undefined || !utterance) return;
    const isOn = sound && played?.text === row.id && played.column === next;
    if (isOn) return sound.stop();
    const { text, voice, recording, prompt } = utterance;
    setPlayed({ text: row.id, column: next });
    begin(onPlay(text, language, voice, { recording, prompt }));
  }

  function open(row: TextRow): void {
    if (row.place.of === "step") openNode(row.place.step);
    else props.openSettings();
  }

  function pressed(event: KeyboardEvent): void {
    if (edited) return;
    // Not prevented: the field has the focus before the letter is typed, and the letter falls into it.
    if (column > 0 && beginsText(event)) return edit(rows[here], column, true);
    if (event.altKey || event.metaKey) return;
    const next = walked(event, { row: here, column }, { rows: rows.length, columns: columns.length + 1 });
    const row = rows[here];
    if (next) goTo(next.row, next.column);
    else if (column === 0 || event.ctrlKey) return;
    else if (event.key === "Enter" || event.key === "F2") edit(row, column);
    else if (event.key === " ") play(row, column);
    else return;
    event.preventDefault();
  }

  function clicked({ target, detail }: MouseEvent): void {
    const element = (target as Element).closest<HTMLElement>("[data-cell]");
    const id = element?.closest<HTMLElement>("[data-text]")?.dataset.text;
    const row = rows.find((one) => one.id === id);
    if (!element || !row || (target as Element).closest("textarea")) return;
    const next = Number(element.dataset.cell);
    const isAgain = at?.text === row.id && at.column === next;
    setAt({ text: row.id, column: next });
    if (next === 0) open(row);
    else if ((target as Element).closest("button")) play(row, next);
    else if (isAgain || detail > 1) edit(row, next);
  }

  const { pasted, question } = usePasting({
    now: { rows, columns, flow },
    at: { row: here, column },
    isFree: mayEdit && !edited,
    does,
    onWrite: ({ row, text }) => write(row, column, text),
  });
  const { copied, copyAll } = useCopying({
    now: { rows, columns, flow },
    at: { row: here, column },
    isFree: !edited,
    onNews: props.onDone,
  });
  const onText = useLatest(write);
  const onEnd = useLatest(ended);
  const insteadOf = useCallback(
    ({ spoken }: TextRow, language: string): string | undefined => {
      const [first = language, ...others] = languagesInstead({ languages, insteadOf: before }, language);
      const found = utteranceFor(spoken, language, first, ...others)?.language;
      return found === undefined || found === language ? undefined : nameOf(found);
    },
    [languages, before],
  );

  return (
    <div className="words">
      <div className="words-tools">
        <Input
          ref={field}
          type="search"
          contentBefore={<SearchRegular aria-hidden />}
          aria-label={message("words.find")}
          placeholder={message("words.find")}
          value={wanted.words}
          onChange={(_event, { value }) => look({ ...wanted, words: value })}
        />
        <Checkbox
          label={message("words.onlyMissing")}
          checked={wanted.onlyMissing}
          onChange={(_event, { checked }) => look({ ...wanted, onlyMissing: checked === true })}
        />
        <Checkbox
          label={message("words.alsoSilent")}
          checked={wanted.alsoSilent}
          onChange={(_event, { checked }) => look({ ...wanted, alsoSilent: checked === true })}
        />
        <Button
          appearance="subtle"
          icon={<CopyRegular />}
          disabledFocusable={rows.length === 0}
          onClick={() => void copyAll()}
        >
          {message("copy.all")}
        </Button>
        <Button appearance="subtle" icon={<LocalLanguageRegular />} onClick={props.openLanguages}>
          {message("words.languages")}
        </Button>
      </div>
      <p className="words-about" id="words-keys">
        {message(mayEdit ? "words.keys" : "words.keys.look")}
      </p>
      <p className="words-about" aria-live="polite">
        {rows.length > 0 && message("words.count", { count: rows.length })}
        {flow.languages.map((language) => {
          const count = all.filter((row) => isMissingIn(row, language, flow)).length;
          return count === 0 ? null : (
            <span key={language}>
              {message("words.missing.count", { count, language: nameOf(language) })}
            </span>
          );
        })}
      </p>
      {rows.length === 0 && !isLooking && (
        <NothingYet title={message("words.nothing")} level={2} right="author">
          <p>{message("words.nothing.about")}</p>
        </NothingYet>
      )}
      {rows.length === 0 && isLooking && (
        <NothingFound
          words={message(wanted.words.trim() === "" ? "words.complete" : "words.none")}
          field={field}
          onShowAll={() => look({ ...wanted, words: "", onlyMissing: false })}
        />
      )}
      <div
        className="words-scroll"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (scrollHeight - scrollTop < 3 * clientHeight && drawn < rows.length) setDrawn(drawn + parcel);
        }}
      >
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: walked through by arrow keys it is a grid
          role="grid"
          aria-label={message("words.title")}
          aria-describedby="words-keys"
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          className="words-grid"
          // Columns of equal width, none too narrow to be read, nor so wide that nobody can follow a line.
          style={{ minWidth: 220 + columns.length * 200, maxWidth: 260 + columns.length * 1100 }}
          onKeyDown={pressed}
          onClick={clicked}
          onPaste={pasted}
          onCopy={copied}
        >
          <thead>
            <ColumnHeads columns={columns} document={flow} spoken={props.spoken} />
          </thead>
          <tbody>
            {rows.slice(0, Math.max(drawn, here + parcel)).map((row, index) => (
              <TextRowView
                key={row.id}
                row={row}
                number={index + 1}
                columns={columns}
                languages={flow.languages}
                insteadOf={insteadOf}
                isSelected={row.place.of === "step" && selected.has(row.place.step)}
                current={index === here ? column : undefined}
                edited={edited?.text === row.id ? edited.column : undefined}
                isAnew={edited?.isAnew === true}
                played={sound && played?.text === row.id ? played.column : undefined}
                onText={onText}
                onEnd={onEnd}
              />
            ))}
          </tbody>
        </table>
      </div>
      {question}
    </div>
  );
}
