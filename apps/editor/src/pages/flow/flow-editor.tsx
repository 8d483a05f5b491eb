import "./flow-editor.css";
import type { CalendarChoice, PromptChoice } from "@dialtree/controls";
import type { Advice, NodeId, Point, Problem, Resources, WrittenDestination } from "@dialtree/flow";
import {
  connect,
  disconnect,
  type Exit,
  insertOnEdge,
  isRefusal,
  type Path,
  replaceBy,
} from "@dialtree/flow/edit";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AssignedNumber, FlowSummary, OpenedFlow, Version, Voices } from "../../api/client.ts";
import { toldOf } from "../../api/errors.ts";
import { Canvas, type CanvasPlaces, type LitPath } from "../../canvas/canvas.tsx";
import { markPlaceOf } from "../../canvas/marks/shown.ts";
import { manySteps } from "../../canvas/placing.ts";
import { type Picture, pictureOf } from "../../canvas/projection.ts";
import { useCommandKeys } from "../../commands/use-commands.ts";
import { Inspector } from "../../inspector/inspector.tsx";
import { announce } from "../../live/announce.tsx";
import { NoteBar } from "../../live/note-bar.tsx";
import { Part } from "../../live/part.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { message } from "../../messages/message.ts";
import { useNumbers } from "../../numbers/use-numbers.ts";
import { Palette } from "../../palette/palette.tsx";
import { calleesOf } from "../../phone/order.ts";
import { usePhone } from "../../phone/use-phone.ts";
import { useVoice } from "../../phone/use-voice.ts";
import { gathered } from "../../problems/gathered.ts";
import { ProblemList } from "../../problems/problem-list.tsx";
import { useChecker } from "../../problems/use-checker.ts";
import { fieldPathOf, isOfLanguages, pathOf, useAdvice, useProblems } from "../../problems/use-problems.ts";
import { go } from "../../routes/router.tsx";
import { comparePath, stepOf } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import { isSaved } from "../../store/draft.ts";
import type { DraftStore } from "../../store/draft-store.ts";
import { useTheme } from "../../theme/theme.tsx";
import { useTourOffer } from "../../tour/offer.ts";
import { TourOffer } from "../../tour/tour-offer.tsx";
import { nodeTypes } from "../../words/node-types.ts";
import { refusalWords } from "../../words/refusal-words.ts";
import { copyingOf } from "./copying.ts";
import { useDiffers, usePublished } from "./differs.ts";
import { useDoes, useDraftState, useHistory } from "./editing.ts";
import { EditorBar } from "./editor-bar.tsx";
import { type FlowDoings, flowCommands } from "./flow-commands.ts";
import { FlowDialogs } from "./flow-dialogs.tsx";
import {
  AllWords,
  CanvasMenu,
  ConflictDialog,
  ConnectDialog,
  FindBar,
  FlowSettings,
  fetchAhead,
  LanguagesPanel,
  Outline,
  offerPicture,
  PeopleHere,
  PhonePanel,
  RecordingDialog,
  RehearsalPanel,
  StepPicker,
  TidyUp,
} from "./on-demand.tsx";
import type { Showing } from "./showing.ts";
import { stepsBehind } from "./steps-behind.ts";
import { clipboardCommands, useClipboard } from "./use-clipboard.ts";
import { useFolds } from "./use-folds.ts";
import { useMarks } from "./use-marks.ts";
import { stepsOf } from "./use-steps.ts";
import { useView } from "./view.ts";
import { ViewSwitch } from "./view-switch.tsx";

interface Picking {
  readonly at: { readonly x: number; readonly y: number };
  /** Behind this exit: between it and where it leads, or at a place of the canvas. Without one it stands for itself. */
  readonly exit?: Exit;
  readonly place?: Point;
}

const noProblems: readonly Problem[] = [];
const none: ReadonlySet<NodeId> = new Set();
const nowhere: CanvasPlaces = {
  middle: () => ({ x: 0, y: 0 }),
  pointer: () => undefined,
  heightOf: () => undefined,
  glide() {},
  lookAgain() {},
};

/** What the installation has besides this flow. */
export interface Surroundings {
  readonly flows: readonly FlowSummary[];
  readonly voices: Voices;
  readonly numbers: readonly AssignedNumber[];
  /** Whom flows send calls to already. */
  readonly destinations: readonly WrittenDestination[];
  /** The library, which any flow may use. */
  readonly prompts: readonly PromptChoice[];
  /** Opening hours and holidays, which any flow may look at. */
  readonly calendars: readonly CalendarChoice[];
  /** Mailboxes and lists of PINs. */
  readonly resources: Resources;
}

export function FlowEditor(props: {
  readonly store: DraftStore;
  readonly opened: OpenedFlow;
  readonly around: Surroundings;
}) {
  const { store, opened, around } = props;
  const { flows, voices, destinations, prompts, calendars, resources } = around;
  const [recordings, setRecordings] = useState(opened.recordings);
  const sounds = useMemo(
    () => ({ recordings, prompts, voices: voices.voices }),
    [recordings, prompts, voices],
  );
  const state = useDraftState(store);
  const { document: flow, saving } = state;
  const [note, setNote] = useState<string>();
  // Said until something else is done.
  const [done, setDone] = useState<{ readonly words: string; readonly with: typeof flow }>();
  const mayEdit = useMay("author");
  const does = useDoes(store, setNote, mayEdit);
  const history = useHistory(store, state);
  // Before anything is fetched behind the page, so that what the page itself needs can be told from it.
  useEffect(() => void performance.mark("flow is there"), []);
  const checker = useChecker();
  useEffect(() => {
    // Behind the check, which people see missing.
    if (checker) void fetchAhead();
  }, [checker]);
  const found = useProblems(checker, flow, sounds, flows, calendars, voices.languages, resources);
  const each = found ?? noProblems;
  const problems = useMemo(() => gathered(flow, each), [flow, each]);
  const picture = usePicture(flow, problems);
  const { dark } = useTheme();
  const [view, setView] = useView();

  const [askedFor] = useState(() => stepOf(location.hash));
  const [chosen, setChosen] = useState<ReadonlySet<NodeId>>(() =>
    askedFor === undefined ? none : new Set([askedFor]),
  );
  // What was undone, or deleted elsewhere, is chosen no longer.
  const selected = useMemo(() => still(chosen, flow.nodes), [chosen, flow.nodes]);
  // With notes and frames.
  const selectedThings = useMemo(
    () => still(chosen, [...picture.nodes, ...picture.marks]),
    [chosen, picture.nodes, picture.marks],
  );
  // The step that has just been added, until something else is done than filling it in.
  const [fresh, setFresh] = useState<NodeId>();
  // A large flow has only those drawn that are seen, and one that is not drawn does not come into view by itself.
  const [reveal, setReveal] = useState<{ node: NodeId; times: number } | undefined>(() =>
    askedFor !== undefined && flow.nodes.length > manySteps ? { node: askedFor, times: 1 } : undefined,
  );
  const [focusPath, setFocusPath] = useState<Path>();
  // Whoever translates goes from step to step in one language.
  const [language, setLanguage] = useState<string>();
  const [connecting, setConnecting] = useState<{ from: NodeId; outlet?: string | undefined }>();
  const [picking, setPicking] = useState<Picking>();
  const [menu, setMenu] = useState<{ readonly at: Picking["at"]; readonly place: Point | undefined }>();
  const [recording, setRecording] = useState<{ readonly node?: NodeId; readonly path: Path }>();
  // After this click: the choice closes with the next click anywhere else.
  const pick = (wanted: Picking) => mayEdit && setTimeout(() => setPicking(wanted));
  const [showing, setShowing] = useState<Showing>({});
  const open = (what: keyof Showing) => setShowing((now) => ({ ...now, [what]: true }));
  const close = (what: keyof Showing) => setShowing((now) => ({ ...now, [what]: false }));
  const newcomer = useTourOffer();
  const advice = useAdvice(checker, flow, showing.problems === true);
  const [numbers, numbersAgain] = useNumbers(around.numbers);
  const mine = numbers.filter((number) => number.flow === opened.id);
  const [current, setCurrent] = useState<Version | undefined>(opened.current);
  const canvas = useRef<CanvasPlaces>(nowhere);
  const [finding, setFinding] = useState<number>();
  const [tidying, setTidying] = useState<ReadonlySet<NodeId> | "all">();
  const titleField = useRef<HTMLInputElement>(null);
  const phone = usePhone(flow.id);
  const [tried, setTried] = useState<LitPath>();
  const callees = calleesOf(flow, nodeTypes);
  const calling = callees && { flow: flow.id, callees, variables: flow.variables };
  const { play, isComing } = useVoice(flow, prompts, setNote);
  const published = usePublished(current);
  const differs = useDiffers(flow, published);

  const [only] = selected;
  const node = selectedThings.size === 1 ? flow.nodes.find(({ id }) => id === only) : undefined;

  useEffect(() => {
    document.title = message("page.title", { page: flow.title || flow.id });
  }, [flow.title, flow.id]);
  useEffect(() => {
    if (note !== undefined) announce(note);
  }, [note]);

  const select = useCallback(
    (ids: readonly NodeId[]) => {
      store.dispatch({ type: "paused" });
      setChosen((before) =>
        before.size === ids.length && ids.every((id) => before.has(id)) ? before : new Set(ids),
      );
      setFocusPath(undefined);
      setFresh((before) => (ids.length === 1 && ids[0] === before ? before : undefined));
      if (ids.length > 0)
        setShowing((now) =>
          now.settings || now.languages ? { ...now, settings: false, languages: false } : now,
        );
    },
    [store],
  );
  const path = showing.phone ? phone.call?.path : tried;
  const folds = useFolds(flow, picture, {
    here: path?.here,
    // Elsewhere than on the canvas nobody sees what is folded.
    selected: view === "canvas" ? selected : none,
    ready: checker !== undefined,
    select,
    focus: focusStep,
  });
  const marks = useMarks({
    does,
    document: flow,
    picture,
    chosen: selected,
    folded: folds.into,
    select,
    focus: focusStep,
    middle: () => canvas.current.middle(),
    heightOf: (id) => canvas.current.heightOf(id),
    onNote: setNote,
  });
  const showOnCanvas = (id: string) => {
    setView("canvas");
    show(id);
  };
  const show = (id: string) => {
    // Notes and frames do not stand among what callers hear.
    if (markPlaceOf(id) && view === "words") setView("canvas");
    select([id]);
    setReveal((before) => ({ node: id, times: (before?.times ?? 0) + 1 }));
  };
  const openSettings = () => {
    select([]);
    setShowing((now) => ({ ...now, settings: true, languages: false }));
  };
  const openLanguages = () => {
    select([]);
    setShowing((now) => ({ ...now, settings: false, languages: true }));
  };
  const openNode = (id: NodeId) => {
    select([id]);
    // The form is there after this has been drawn.
    requestAnimationFrame(() => titleField.current?.focus());
  };
  const steps = stepsOf({
    store,
    does,
    picture,
    selected,
    select,
    onAdded: setFresh,
    middle: () => canvas.current.middle(),
    goToName: () => requestAnimationFrame(() => titleField.current?.focus()),
    focusStep,
    onNote: setNote,
  });

  function remove(ids: readonly string[]): void {
    if (!marks.removes(ids)) steps.remove(ids);
  }

  /** For those who see it and those who do not. */
  function sayDone(words: string): void {
    announce(words);
    setDone({ words, with: flow });
  }

  function recorded(names: readonly string[]): void {
    setRecordings((known) => [...new Set([...known, ...names])].sort());
  }

  function openProblem(problem: Problem | Advice): void {
    setFresh(undefined);
    if (problem.node === undefined) {
      if (isOfLanguages(problem)) openLanguages();
      else {
        openSettings();
        setFocusPath(pathOf(problem));
      }
      return;
    }
    show(problem.node);
    const path = fieldPathOf(problem);
    if (path.length > 0) setFocusPath(path);
    else requestAnimationFrame(() => (exitField(problem.outlet) ?? titleField.current)?.focus());
  }

  const shownThings = [...folds.picture.nodes, ...picture.marks];
  const copying = copyingOf({
    store,
    does,
    picture,
    // Elsewhere than on the canvas nobody sees which notes and frames are chosen.
    chosen: view === "canvas" ? selectedThings : selected,
    select,
    focus: focusStep,
    goToName: () => requestAnimationFrame(() => titleField.current?.focus()),
    showCanvas: () => setView("canvas"),
    pointer: () => canvas.current.pointer(),
    remove,
    onCopied: sayDone,
    onNote: setNote,
  });
  const can: FlowDoings = {
    mayEdit,
    canUndo: history.back !== undefined,
    canRedo: history.forth !== undefined,
    chosen: selected.size,
    others: view === "canvas" && selectedThings.size > selected.size,
    isPublished: current !== undefined,
    save: () => void store.saveNow(),
    undo: history.undo,
    redo: history.redo,
    duplicate: copying.duplicate,
    ...clipboardCommands(copying, setNote),
    remove: () => remove([...selectedThings]),
    selectAll: () => select((view === "canvas" ? shownThings : flow.nodes).map(({ id }) => id)),
    selectBehind: () => select(stepsBehind(flow, selected)),
    addNote() {
      setView("canvas");
      marks.add();
    },
    frame() {
      setView("canvas");
      marks.frame();
    },
    canFold: node !== undefined && folds.picture.folds.get(node.id)?.isFolded === false,
    fold() {
      setView("canvas");
      if (node) folds.toggle(node.id);
    },
    canUnfold: folds.into.size > 0,
    unfoldAll: folds.unfoldAll,
    arrange: steps.arrange,
    isDrawn: view === "canvas",
    showAs: setView,
    tidy: () => setTidying("all"),
    tidyChosen: () => setTidying(selected),
    find: () => setFinding((asked) => (asked ?? 0) + 1),
    showCommands: () => open("commands"),
    showKeys: () => open("keys"),
    showAround() {
      newcomer.answered();
      setView("canvas");
      open("tour");
    },
    toggleProblems: () => setShowing((now) => ({ ...now, problems: !now.problems })),
    togglePhone: () => setShowing((now) => ({ ...now, phone: !now.phone, trying: false })),
    toggleTry: () => setShowing((now) => ({ ...now, trying: !now.trying, phone: false })),
    showScenarios: () => open("scenarios"),
    showVersions: () => open("versions"),
    showNumbers: () => open("numbers"),
    showSettings: openSettings,
    showLanguages: openLanguages,
    givePicture: () => void offerPicture(flow).catch((error: unknown) => setNote(toldOf(error).message)),
    showApproval: () => open("approval"),
    showChanges: () => open("changes"),
    compare: () => go(comparePath(flow.id)),
    publish() {
      setFresh(undefined);
      open("publish");
    },
    removeFlow: () => open("removing"),
  };
  const commands = flowCommands(can);
  useCommandKeys(commands);
  useClipboard(copying);

  return (
    <div className="editor" data-new={current === undefined || undefined}>
      <EditorBar
        state={state}
        history={history}
        problems={found && problems}
        differs={differs}
        current={current}
        newest={opened.newest}
        numbers={mine}
        phoneOpen={showing.phone === true}
        tryOpen={showing.trying === true}
        can={can}
        // Behind the check, as everything that can wait.
        people={
          checker && (
            <Part isQuiet>
              <PeopleHere
                flow={flow.id}
                store={store}
                current={current}
                onRecordings={setRecordings}
                onLive={(version, words) => {
                  setCurrent(version);
                  setNote(words);
                }}
              />
            </Part>
          )
        }
      />
      {note !== undefined && <NoteBar note={note} onClose={() => setNote(undefined)} />}
      {done?.with === flow && <NoteBar isGood note={done.words} onClose={() => setDone(undefined)} />}
      {isComing && <Waiting className="part-coming" size="tiny" words={message("sound.coming")} />}
      <div className="workplace" data-phone={showing.phone || showing.trying || undefined}>
        {mayEdit && view !== "words" && <Palette flow={flow} onAdd={steps.addAnywhere} />}
        <main className="middle" aria-label={message("canvas.title", { flow: flow.title || flow.id })}>
          <ViewSwitch view={view} onView={setView} />
          {finding !== undefined && (
            <Part>
              <FindBar
                document={flow}
                asked={finding}
                onShow={show}
                onClose={(last) => {
                  setFinding(undefined);
                  if (last !== undefined) focusStep(last);
                }}
              />
            </Part>
          )}
          {tidying && (
            <Part>
              <TidyUp
                picture={picture}
                layout={flow.layout}
                chosen={tidying === "all" ? undefined : tidying}
                canvas={canvas.current}
                onPlaces={marks.tidied}
                onNote={setNote}
                onClose={() => setTidying(undefined)}
              />
            </Part>
          )}
          {view === "outline" && (
            <Part>
              <Outline
                document={flow}
                picture={picture}
                selected={selectedThings}
                path={path}
                does={does}
                onSelect={select}
                onDelete={steps.remove}
                openNode={openNode}
                showOnCanvas={showOnCanvas}
                connectFrom={(from, outlet) => setConnecting({ from, outlet })}
                insertOn={(exit, at) => pick({ exit, at })}
              />
            </Part>
          )}
          {view === "words" && (
            <Part>
              <AllWords
                document={flow}
                picture={picture}
                selected={selected}
                isSaved={isSaved(state)}
                spoken={voices.languages}
                does={does}
                onPlay={play}
                openNode={openNode}
                openSettings={openSettings}
                openLanguages={openLanguages}
                onLanguage={setLanguage}
                onDone={sayDone}
              />
            </Part>
          )}
          {view === "canvas" && (
            <Canvas
              picture={folds.picture}
              selected={selectedThings}
              path={path}
              dark={dark}
              reveal={reveal}
              onSelect={select}
              onMove={marks.move}
              onConnect={(exit, to) => does((doc) => connect(doc, { ...exit, to }, nodeTypes))}
              onConnectNew={(exit, place, at) => pick({ exit, place, at })}
              onDropType={steps.addAt}
              onDropOn={(id, on) => does((doc) => insertOnEdge(doc, on, { node: id }, nodeTypes))}
              onCreate={(place, at) => pick({ place, at })}
              onDelete={remove}
              onTidy={can.tidy}
              onMenu={(at, place) => setMenu({ at, place })}
              onReady={(places) => {
                canvas.current = places;
              }}
              connectFrom={(from, outlet) => mayEdit && setConnecting({ from, outlet })}
              disconnect={(exit) => does((doc) => disconnect(doc, exit, nodeTypes))}
              insertOn={(exit, at) => pick({ exit, at })}
              openNode={openNode}
              toggleFold={folds.toggle}
              marks={marks}
            />
          )}
          {showing.problems && (
            <ProblemList
              document={flow}
              problems={problems}
              advice={advice}
              isPublished={current !== undefined && !differs}
              isNew={current === undefined}
              onOpen={openProblem}
              onClose={() => close("problems")}
            />
          )}
        </main>
        {showing.phone && (
          <Part>
            <PhonePanel
              phone={phone}
              current={current}
              calling={calling}
              differs={differs}
              onNumbers={() => open("numbers")}
              onPublish={() => open("publish")}
              onClose={() => close("phone")}
            />
          </Part>
        )}
        {showing.trying && (
          <Part>
            <RehearsalPanel
              document={flow}
              errors={problems.filter(({ severity }) => severity === "error")}
              onOpenProblem={openProblem}
              onProblems={() => open("problems")}
              onPath={setTried}
              play={play}
              onClose={() => close("trying")}
            />
          </Part>
        )}
        {showing.settings && !node && (
          <Part>
            <FlowSettings
              document={flow}
              problems={problems.filter((problem) => problem.node === undefined)}
              flows={flows.map(({ id, title }) => ({ id, title: title || id }))}
              destinations={destinations}
              sounds={sounds}
              does={does}
              saveNow={store.saveNow}
              language={language}
              onLanguage={setLanguage}
              focusPath={focusPath}
              onFocused={() => setFocusPath(undefined)}
              onPlay={play}
              onRecord={(path) => setRecording({ path })}
              onRemove={can.removeFlow}
              onClose={() => close("settings")}
            />
          </Part>
        )}
        {showing.languages && !node && (
          <Part>
            <LanguagesPanel
              document={flow}
              problems={problems}
              voices={voices}
              does={does}
              onPlay={play}
              onOpen={openProblem}
              onRecordings={recorded}
              onClose={() => close("languages")}
            />
          </Part>
        )}
        {node && (
          <Inspector
            key={node.id}
            checker={checker}
            document={flow}
            node={node}
            problems={each.filter((problem) => problem.node === node.id)}
            isFresh={fresh === node.id}
            flows={flows}
            destinations={destinations}
            calendars={calendars}
            resources={resources}
            sounds={sounds}
            does={does}
            language={language}
            onLanguage={setLanguage}
            focusPath={focusPath}
            onFocused={() => setFocusPath(undefined)}
            onPlay={play}
            onRecord={(path) => setRecording({ node: node.id, path })}
            onInsert={(exit, at) => pick({ exit, at })}
            onDelete={() => steps.remove([node.id])}
            onClose={() => {
              select([]);
              focusStep(node.id);
            }}
            onLeave={() => focusStep(node.id)}
            titleRef={titleField}
          />
        )}
      </div>
      {recording && (
        <Part>
          <RecordingDialog
            document={flow}
            text={recording}
            does={does}
            onRecordings={recorded}
            onClose={() => setRecording(undefined)}
          />
        </Part>
      )}
      {connecting && (
        <Part>
          <ConnectDialog
            document={flow}
            from={connecting.from}
            outlet={connecting.outlet}
            onConnect={(exit, to) => does((doc) => connect(doc, { ...exit, to }, nodeTypes))}
            onDisconnect={(exit) => does((doc) => disconnect(doc, exit, nodeTypes))}
            onNew={(exit) => pick({ exit, at: { x: innerWidth / 2 - 100, y: innerHeight / 3 } })}
            onClose={() => setConnecting(undefined)}
          />
        </Part>
      )}
      {menu && (
        <Part>
          <CanvasMenu
            commands={commands}
            at={menu.at}
            isOfChosen={menu.place === undefined}
            onAdd={mayEdit ? () => pick(menu) : undefined}
            onClose={() => setMenu(undefined)}
          />
        </Part>
      )}
      {picking && (
        <Part>
          <StepPicker
            {...picking}
            checker={checker}
            flow={flow}
            onPick={(type) => {
              const { exit, place } = picking;
              if (exit) steps.addBehind(type, exit, place);
              else if (place) steps.addAt(type, place);
              setPicking(undefined);
            }}
            onClose={() => setPicking(undefined)}
          />
        </Part>
      )}
      <FlowDialogs
        showing={showing}
        close={close}
        store={store}
        flow={flow}
        flows={flows}
        commands={commands}
        problems={problems}
        current={current}
        published={published}
        numbers={numbers}
        hasNumber={mine.length > 0 || calling !== undefined}
        onAdd={steps.addAnywhere}
        onShow={show}
        onShowProblems={() => setShowing((now) => ({ ...now, publish: false, problems: true }))}
        onLive={setCurrent}
        onVersions={() => open("versions")}
        onNumbers={numbersAgain}
        onRecordings={setRecordings}
        onNote={setNote}
        onDone={(words) => setDone({ words, with: flow })}
      />
      {newcomer.isNew && mayEdit && <TourOffer onYes={can.showAround} onNo={newcomer.answered} />}
      {saving.kind === "conflict" && (
        <Part>
          <ConflictDialog
            base={state.base.document}
            mine={flow}
            theirs={saving.theirs}
            onJoined={(document, title) => {
              const edit = replaceBy(saving.theirs.document, document, title);
              if (isRefusal(edit)) setNote(refusalWords(edit).sentence);
              else store.dispatch({ type: "joined", edit });
            }}
            onKeepMine={() => store.dispatch({ type: "kept mine" })}
            onTakeTheirs={() => store.dispatch({ type: "took theirs" })}
          />
        </Part>
      )}
    </div>
  );
}

/** Where an exit of the step whose form is open is led elsewhere. */
function exitField(outlet: string | undefined): HTMLElement | null {
  return outlet === undefined
    ? null
    : document.querySelector<HTMLElement>(`.exit[data-outlet="${CSS.escape(outlet)}"] select`);
}

/** What is chosen, without what is gone. */
function still(chosen: ReadonlySet<NodeId>, nodes: readonly { readonly id: NodeId }[]): ReadonlySet<NodeId> {
  const there = nodes.filter(({ id }) => chosen.has(id));
  return there.length === chosen.size ? chosen : new Set(there.map(({ id }) => id));
}

/** Whether it has the focus now. */
function focusStep(id: NodeId): boolean {
  const step = CSS.escape(id);
  const there = document.querySelector<HTMLElement>(
    `.react-flow__node[data-id="${step}"], [data-step="${step}"]`,
  );
  there?.focus();
  return there !== null && there === document.activeElement;
}

function usePicture(flow: Parameters<typeof pictureOf>[0], problems: readonly Problem[]): Picture {
  const before = useRef<Picture>(undefined);
  return useMemo(() => {
    before.current = pictureOf(flow, problems, before.current);
    return before.current;
  }, [flow, problems]);
}
