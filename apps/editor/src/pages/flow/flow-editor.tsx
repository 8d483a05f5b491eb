import "./flow-editor.css";
import type { CalendarChoice, PromptChoice } from "@dialtree/controls";
import type { Advice, NodeId, Point, Problem, Resources, WrittenDestination } from "@dialtree/flow";
import {
  addNode,
  connect,
  disconnect,
  type Exit,
  insertOnEdge,
  moveNodes,
  type Path,
  removeNodes,
} from "@dialtree/flow/edit";
import { live } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AssignedNumber, FlowSummary, OpenedFlow, Version, Voices } from "../../api/client.ts";
import { Canvas, type LitPath } from "../../canvas/canvas.tsx";
import { type Picture, pictureOf } from "../../canvas/projection.ts";
import { Inspector } from "../../inspector/inspector.tsx";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import { useNumbers } from "../../numbers/use-numbers.ts";
import { Palette } from "../../palette/palette.tsx";
import { Picker } from "../../palette/picker.tsx";
import { calleesOf } from "../../phone/order.ts";
import { usePhone } from "../../phone/use-phone.ts";
import { useVoice } from "../../phone/use-voice.ts";
import { ProblemList } from "../../problems/problem-list.tsx";
import { useChecker } from "../../problems/use-checker.ts";
import { fieldPathOf, isOfLanguages, pathOf, useAdvice, useProblems } from "../../problems/use-problems.ts";
import { stepOf } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import type { DraftStore } from "../../store/draft-store.ts";
import { useTheme } from "../../theme/theme.tsx";
import { titleIn } from "../../words/node-words.ts";
import { stepAnywhere, stepBehind } from "./adding.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { useDiffers, usePublished } from "./differs.ts";
import { useDoes, useDraftState, useHistory } from "./editing.ts";
import { EditorBar } from "./editor-bar.tsx";
import {
  ConnectDialog,
  FlowSettings,
  fetchAhead,
  LanguagesPanel,
  NumbersDialog,
  PhonePanel,
  PublishDialog,
  RecordingDialog,
  RehearsalPanel,
  ScenariosDialog,
  VersionsDialog,
} from "./on-demand.tsx";

interface Picking {
  readonly at: { readonly x: number; readonly y: number };
  /** Behind this exit: between it and where it leads, or at a place of the canvas. */
  readonly exit: Exit;
  readonly place?: Point;
}

const noProblems: readonly Problem[] = [];
const none: ReadonlySet<NodeId> = new Set();

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
  const problems = found ?? noProblems;
  const picture = usePicture(flow, problems);
  const { dark } = useTheme();

  const [chosen, setChosen] = useState<ReadonlySet<NodeId>>(() => {
    const asked = stepOf(location.hash);
    return asked === undefined ? none : new Set([asked]);
  });
  // What was undone, or deleted elsewhere, is chosen no longer.
  const selected = useMemo(() => still(chosen, flow.nodes), [chosen, flow.nodes]);
  const [reveal, setReveal] = useState<{ node: NodeId; times: number }>();
  const [focusPath, setFocusPath] = useState<Path>();
  // Whoever translates goes from step to step in one language.
  const [language, setLanguage] = useState<string>();
  const [connecting, setConnecting] = useState<{ from: NodeId; outlet?: string | undefined }>();
  const [picking, setPicking] = useState<Picking>();
  const [recording, setRecording] = useState<{ readonly node?: NodeId; readonly path: Path }>();
  // After this click: the choice closes with the next click anywhere else.
  const pick = (wanted: Picking) => mayEdit && setTimeout(() => setPicking(wanted));
  const [showing, setShowing] = useState<{
    problems?: boolean;
    publish?: boolean;
    phone?: boolean;
    trying?: boolean;
    settings?: boolean;
    languages?: boolean;
    numbers?: boolean;
    versions?: boolean;
    scenarios?: boolean;
  }>({});
  const advice = useAdvice(checker, flow, showing.problems === true);
  const [numbers, numbersAgain] = useNumbers(around.numbers);
  const mine = numbers.filter((number) => number.flow === opened.id);
  const [current, setCurrent] = useState<Version | undefined>(opened.current);
  const middle = useRef<() => Point>(() => ({ x: 0, y: 0 }));
  const titleField = useRef<HTMLInputElement>(null);
  const phone = usePhone(flow.id);
  const [tried, setTried] = useState<LitPath>();
  const callees = calleesOf(flow, nodeTypes);
  const calling = callees && { flow: flow.id, callees, variables: flow.variables };
  const play = useVoice(flow, prompts, setNote);
  const published = usePublished(current);
  const differs = useDiffers(flow, published);

  const [only] = selected;
  const node = selected.size === 1 ? flow.nodes.find(({ id }) => id === only) : undefined;

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
      if (ids.length > 0)
        setShowing((now) =>
          now.settings || now.languages ? { ...now, settings: false, languages: false } : now,
        );
    },
    [store],
  );
  const show = (id: NodeId) => {
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
  const arrived = (ids: readonly NodeId[] | undefined) => {
    if (!ids || ids.length === 0) return;
    setNote(undefined);
    select(ids);
    announce(message("node.added", { node: titleIn(store.state().document, ids[0] ?? "") }));
    // Whoever adds a step goes on with what it says.
    requestAnimationFrame(() => titleField.current?.focus());
  };

  function recorded(names: readonly string[]): void {
    setRecordings((known) => [...new Set([...known, ...names])].sort());
  }

  function addAnywhere(type: string): void {
    const wanted = { picture, busyWith: node?.id, middle: middle.current };
    arrived(does((doc) => addNode(doc, stepAnywhere(type, wanted), nodeTypes)));
  }

  function addBehind({ exit, place }: Picking, type: string): void {
    const { step, onEdge } = stepBehind(type, exit, { flow: store.state().document, picture, place });
    const { position } = step;
    arrived(
      does((doc) =>
        onEdge ? insertOnEdge(doc, exit, { type, position }, nodeTypes) : addNode(doc, step, nodeTypes),
      ),
    );
  }

  function remove(ids: readonly NodeId[]): void {
    if (ids.length === 0) return;
    const before = flow.nodes.filter(({ id }) => ids.includes(id));
    // Whoever works without a mouse goes on where they were: at the step that led there.
    const next =
      flow.edges.find(({ from, to }) => ids.includes(to) && !ids.includes(from))?.from ?? flow.start;
    if (does((doc) => removeNodes(doc, ids, { heal: true }, nodeTypes))) {
      select([]);
      requestAnimationFrame(() => focusStep(next));
      const names = before.map(({ id }) => titleIn(flow, id)).join(", ");
      announce(message("node.deleted", { nodes: names }));
    }
  }

  function openProblem(problem: Problem | Advice): void {
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
    else requestAnimationFrame(() => titleField.current?.focus());
  }

  function pressed(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) history.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) history.redo();
    else if (key === "s") void store.saveNow();
    else return;
    event.preventDefault();
  }

  // Of the whole page: what had the focus may be gone with what was undone.
  useEffect(() => {
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });

  return (
    <div className="editor">
      <EditorBar
        state={state}
        history={history}
        problems={found}
        differs={differs}
        current={current}
        numbers={mine}
        phoneOpen={showing.phone === true}
        tryOpen={showing.trying === true}
        onRetry={() => void store.saveNow()}
        onProblems={() => setShowing((now) => ({ ...now, problems: !now.problems }))}
        onNumbers={() => setShowing((now) => ({ ...now, numbers: true }))}
        onVersions={() => setShowing((now) => ({ ...now, versions: true }))}
        onScenarios={() => setShowing((now) => ({ ...now, scenarios: true }))}
        onPublish={() => setShowing((now) => ({ ...now, publish: true }))}
        onSettings={openSettings}
        onLanguages={openLanguages}
        onPhone={() => setShowing((now) => ({ ...now, phone: !now.phone, trying: false }))}
        onTry={() => setShowing((now) => ({ ...now, trying: !now.trying, phone: false }))}
      />
      {note !== undefined && (
        <aside>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{note}</MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label={message("note.close")}
                  onClick={() => setNote(undefined)}
                />
              }
            />
          </MessageBar>
        </aside>
      )}
      <div className="workplace" data-phone={showing.phone || showing.trying || undefined}>
        {mayEdit && <Palette flow={flow} onAdd={addAnywhere} />}
        <main className="middle" aria-label={message("canvas.title", { flow: flow.title || flow.id })}>
          <Canvas
            picture={picture}
            selected={selected}
            path={showing.phone ? phone.call?.path : tried}
            dark={dark}
            reveal={reveal}
            onSelect={select}
            onMove={(places) => does((doc) => moveNodes(doc, places, nodeTypes))}
            onConnect={(exit, to) => does((doc) => connect(doc, { ...exit, to }, nodeTypes))}
            onConnectNew={(exit, place, at) => pick({ exit, place, at })}
            onDropType={(type, position, on) =>
              arrived(
                does((doc) =>
                  on
                    ? insertOnEdge(doc, on, { type, position }, nodeTypes)
                    : addNode(doc, { type, position }, nodeTypes),
                ),
              )
            }
            onDelete={remove}
            onReady={(where) => {
              middle.current = where;
            }}
            connectFrom={(from, outlet) => mayEdit && setConnecting({ from, outlet })}
            disconnect={(exit) => does((doc) => disconnect(doc, exit, nodeTypes))}
            insertOn={(exit, at) => pick({ exit, at })}
            openNode={openNode}
          />
          {showing.problems && (
            <ProblemList
              document={flow}
              problems={problems}
              advice={advice}
              isPublished={current !== undefined && !differs}
              onOpen={openProblem}
              onClose={() => setShowing((now) => ({ ...now, problems: false }))}
            />
          )}
        </main>
        {showing.phone && (
          <Suspense>
            <PhonePanel
              phone={phone}
              current={current}
              calling={calling}
              differs={differs}
              onNumbers={() => setShowing((now) => ({ ...now, numbers: true }))}
              onPublish={() => setShowing((now) => ({ ...now, publish: true }))}
              onClose={() => setShowing((now) => ({ ...now, phone: false }))}
            />
          </Suspense>
        )}
        {showing.trying && (
          <Suspense>
            <RehearsalPanel
              document={flow}
              errors={problems.filter(({ severity }) => severity === "error").length}
              onProblems={() => setShowing((now) => ({ ...now, problems: true }))}
              onPath={setTried}
              play={play}
              onClose={() => setShowing((now) => ({ ...now, trying: false }))}
            />
          </Suspense>
        )}
        {showing.settings && !node && (
          <Suspense>
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
              onClose={() => setShowing((now) => ({ ...now, settings: false }))}
            />
          </Suspense>
        )}
        {showing.languages && !node && (
          <Suspense>
            <LanguagesPanel
              document={flow}
              problems={problems}
              voices={voices}
              does={does}
              onPlay={play}
              onOpen={openProblem}
              onRecordings={recorded}
              onClose={() => setShowing((now) => ({ ...now, languages: false }))}
            />
          </Suspense>
        )}
        {node && (
          <Inspector
            key={node.id}
            checker={checker}
            document={flow}
            node={node}
            problems={problems.filter((problem) => problem.node === node.id)}
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
            onDelete={() => remove([node.id])}
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
        <Suspense>
          <RecordingDialog
            document={flow}
            text={recording}
            does={does}
            onRecordings={recorded}
            onClose={() => setRecording(undefined)}
          />
        </Suspense>
      )}
      {connecting && (
        <Suspense>
          <ConnectDialog
            document={flow}
            from={connecting.from}
            outlet={connecting.outlet}
            onConnect={(exit, to) => does((doc) => connect(doc, { ...exit, to }, nodeTypes))}
            onDisconnect={(exit) => does((doc) => disconnect(doc, exit, nodeTypes))}
            onNew={(exit) => pick({ exit, at: { x: innerWidth / 2 - 100, y: innerHeight / 3 } })}
            onClose={() => setConnecting(undefined)}
          />
        </Suspense>
      )}
      {picking && (
        <Picker
          at={picking.at}
          flow={flow}
          fits={(type) => nodeTypes.get(type)?.entry !== true}
          onPick={(type) => {
            addBehind(picking, type);
            setPicking(undefined);
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
      {showing.publish && (
        <Suspense>
          <PublishDialog
            flow={flow.id}
            document={flow}
            current={current}
            published={published}
            store={store}
            problems={problems}
            hasNumber={mine.length > 0 || calling !== undefined}
            onPublished={({ version, live: isLive }, environment) =>
              isLive && environment === live && setCurrent(version)
            }
            onShowProblems={() => setShowing((now) => ({ ...now, publish: false, problems: true }))}
            onShowStep={(id) => {
              setShowing((now) => ({ ...now, publish: false }));
              show(id);
            }}
            onClose={() => setShowing((now) => ({ ...now, publish: false }))}
          />
        </Suspense>
      )}
      {showing.versions && (
        <Suspense>
          <VersionsDialog
            flow={flow.id}
            store={store}
            onLive={setCurrent}
            onRecordings={setRecordings}
            onNote={setNote}
            onClose={() => setShowing((now) => ({ ...now, versions: false }))}
          />
        </Suspense>
      )}
      {showing.scenarios && (
        <Suspense>
          <ScenariosDialog
            flow={flow.id}
            onClose={() => setShowing((now) => ({ ...now, scenarios: false }))}
          />
        </Suspense>
      )}
      {showing.numbers && (
        <Suspense>
          <NumbersDialog
            flow={flow.id}
            numbers={numbers}
            titleOf={(id) => flows.find((other) => other.id === id)?.title || id}
            onChanged={numbersAgain}
            onClose={() => setShowing((now) => ({ ...now, numbers: false }))}
          />
        </Suspense>
      )}
      {saving.kind === "conflict" && (
        <ConflictDialog
          mine={flow}
          onKeepMine={() => store.dispatch({ type: "kept mine" })}
          onTakeTheirs={() => store.dispatch({ type: "took theirs" })}
        />
      )}
    </div>
  );
}

/** What is chosen, without what is gone. */
function still(chosen: ReadonlySet<NodeId>, nodes: readonly { readonly id: NodeId }[]): ReadonlySet<NodeId> {
  const there = nodes.filter(({ id }) => chosen.has(id));
  return there.length === chosen.size ? chosen : new Set(there.map(({ id }) => id));
}

function focusStep(id: NodeId): void {
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
}

function usePicture(flow: Parameters<typeof pictureOf>[0], problems: readonly Problem[]): Picture {
  const before = useRef<Picture>(undefined);
  return useMemo(() => {
    before.current = pictureOf(flow, problems, before.current);
    return before.current;
  }, [flow, problems]);
}
