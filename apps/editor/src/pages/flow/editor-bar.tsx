import { beginsByCalling, type Problem } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import {
  ArrowLeftRegular,
  ArrowRedoRegular,
  ArrowUndoRegular,
  CallRegular,
  CheckmarkRegular,
  ErrorCircleRegular,
  HistoryRegular,
  LocalLanguageRegular,
  PlayRegular,
  SearchRegular,
  SettingsRegular,
  TaskListLtrRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { AssignedNumber, Version } from "../../api/client.ts";
import { chordWords } from "../../commands/chord.ts";
import { useArrival } from "../../live/focus.ts";
import { message } from "../../messages/message.ts";
import { numberWords } from "../../numbers/number-words.ts";
import { Link } from "../../routes/router.tsx";
import { flowsPath } from "../../routes/routes.ts";
import { AccountLink } from "../../session/account-link.tsx";
import { useMay } from "../../session/session.tsx";
import type { DraftState } from "../../store/draft.ts";
import { ThemeSwitch } from "../../theme/theme-switch.tsx";
import { nodeTypes } from "../../words/node-types.ts";
import { dayAndTime } from "../../words/time.ts";
import type { useHistory } from "./editing.ts";
import type { FlowDoings } from "./flow-commands.ts";
import { SavingState } from "./saving-state.tsx";

export function EditorBar(props: {
  readonly state: DraftState;
  readonly history: ReturnType<typeof useHistory>;
  /** Undefined while nobody has looked yet. */
  readonly problems: readonly Problem[] | undefined;
  readonly differs: boolean;
  readonly current: Version | undefined;
  /** Number of the newest version, when the flow was opened; null where there was none. */
  readonly newest: number | null;
  /** What is dialled to get here. */
  readonly numbers: readonly AssignedNumber[];
  readonly phoneOpen: boolean;
  readonly tryOpen: boolean;
  readonly can: FlowDoings;
  /** Who else is here. */
  readonly people: ReactNode;
}) {
  const mayEdit = useMay("author");
  const mayPublish = useMay("publish");
  const { state, history, problems, differs, current, newest, numbers, phoneOpen, tryOpen, can, people } =
    props;
  const { document } = state;
  const calls = beginsByCalling(document, nodeTypes);
  const heading = useArrival();
  const undo =
    history.back === undefined ? message("undo.nothing") : message("undo.step", { step: history.back });
  const redo =
    history.forth === undefined ? message("redo.nothing") : message("redo.step", { step: history.forth });
  const version = current
    ? message("version.current", { number: current.number, when: dayAndTime(current.publishedAt) })
    : newest === null
      ? message("version.none")
      : message("version.offline", { number: newest });
  return (
    <header className="editor-bar">
      <Link
        href={flowsPath}
        className="back"
        aria-label={message("page.toFlows")}
        title={message("page.toFlows")}
      >
        <ArrowLeftRegular />
      </Link>
      <div className="editor-names">
        <h1 ref={heading} tabIndex={-1}>
          {document.title || document.id}
        </h1>
        {current && differs ? (
          <button
            type="button"
            className="editor-version"
            title={message("version.behind.show", { number: current.number })}
            aria-label={message("version.behind", { number: current.number })}
            onClick={can.showChanges}
          >
            <span className="editor-version-full">
              {message("version.behind", { number: current.number })}
            </span>
            <span className="editor-version-brief">{message("version.behind.brief")}</span>
          </button>
        ) : (
          <span className="editor-version" title={version}>
            <span className="editor-version-full">{version}</span>
            {/* Where there is no room for all of it. */}
            {current && (
              <span className="editor-version-brief">
                {message("version.brief", { number: current.number })}
              </span>
            )}
          </span>
        )}
        <button
          type="button"
          className="editor-numbers"
          title={message("bar.numbers")}
          data-none={(numbers.length === 0 && !calls) || undefined}
          onClick={can.showNumbers}
        >
          {numbers.length > 0
            ? numbers.map(({ called }) => numberWords(called)).join(", ")
            : message(calls ? "bar.calls" : "bar.noNumber")}
        </button>
      </div>
      {people}
      <Button
        appearance="subtle"
        icon={<SettingsRegular />}
        aria-label={message("settings.open")}
        title={message("settings.open")}
        onClick={can.showSettings}
      />
      <Button
        appearance="subtle"
        icon={<LocalLanguageRegular />}
        aria-label={message("languages.open")}
        title={message("languages.open")}
        onClick={can.showLanguages}
      />
      <Button
        appearance="subtle"
        icon={<HistoryRegular />}
        aria-label={message("versions.show")}
        title={message("versions.show")}
        onClick={can.showVersions}
      />
      <Button
        appearance="subtle"
        icon={<TaskListLtrRegular />}
        aria-label={message("scenarios.show")}
        title={message("scenarios.show")}
        onClick={can.showScenarios}
      />
      <Button
        appearance="subtle"
        icon={<SearchRegular />}
        aria-label={message("commands.open")}
        title={`${message("commands.open")} (${chordWords("Mod+K")})`}
        onClick={can.showCommands}
      />
      <SavingState state={state} onRetry={can.save} />
      <Button
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        disabledFocusable={history.back === undefined}
        aria-label={undo}
        title={`${undo} (${chordWords("Mod+Z")})`}
        onClick={history.undo}
      />
      <Button
        appearance="subtle"
        icon={<ArrowRedoRegular />}
        disabledFocusable={history.forth === undefined}
        aria-label={redo}
        title={`${redo} (${chordWords("Mod+Shift+Z")})`}
        onClick={history.redo}
      />
      <span className="bar-gap" />
      <ProblemButton problems={problems} isNew={current === undefined} onClick={can.toggleProblems} />
      <Button
        appearance={tryOpen ? "secondary" : "subtle"}
        aria-pressed={tryOpen}
        data-tour="try"
        icon={<PlayRegular />}
        onClick={can.toggleTry}
      >
        {message("bar.try")}
      </Button>
      <Button
        appearance={phoneOpen ? "secondary" : "subtle"}
        aria-pressed={phoneOpen}
        icon={<CallRegular />}
        onClick={can.togglePhone}
      >
        {message("bar.call")}
      </Button>
      {!mayEdit && (
        <span className="editor-look-only" title={message("session.lookOnly")}>
          {message("session.lookOnly.brief")}
        </span>
      )}
      <Button
        data-tour="publish"
        appearance={mayPublish && (differs || !current) ? "primary" : "secondary"}
        disabledFocusable={!mayPublish}
        title={mayPublish ? undefined : message("session.lacks", { role: "publish" })}
        onClick={can.publish}
      >
        {message("bar.publish")}
      </Button>
      <AccountLink brief />
      <ThemeSwitch />
    </header>
  );
}

function ProblemButton({
  problems,
  isNew,
  onClick,
}: {
  readonly problems: readonly Problem[] | undefined;
  /** Callers have never got the flow: nothing is wrong with it, it is not finished. */
  readonly isNew: boolean;
  readonly onClick: () => void;
}) {
  if (!problems) {
    return (
      <Button appearance="subtle" className="editor-problems" disabledFocusable>
        {message("bar.checking")}
      </Button>
    );
  }
  const isWrong = problems.some(({ severity }) => severity === "error");
  const isToDo = isNew && isWrong;
  const icon = isToDo ? (
    <TaskListLtrRegular />
  ) : isWrong ? (
    <ErrorCircleRegular />
  ) : problems.length > 0 ? (
    <WarningRegular />
  ) : (
    <CheckmarkRegular />
  );
  const words =
    problems.length > 0
      ? message(isToDo ? "bar.toDo" : "bar.problems", { count: problems.length })
      : message("bar.noProblems");
  return (
    <Button appearance="subtle" className="editor-problems" icon={icon} onClick={onClick}>
      {words}
    </Button>
  );
}
