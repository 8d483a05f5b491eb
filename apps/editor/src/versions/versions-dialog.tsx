import "./versions.css";
import { live } from "@dialtree/flow/names";
import { Button, Field, Spinner, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { documentOfVersion, type Version } from "../api/client.ts";
import type { Environment } from "../api/environments.ts";
import { type Told, toldOf } from "../api/errors.ts";
import type { WayLive } from "../api/rollouts.ts";
import { activateVersion, type ListedVersion, listVersions, restoreDraft } from "../api/versions.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { PromoteDialog } from "../environments/promote-dialog.tsx";
import { useEnvironments } from "../environments/use-environments.ts";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { offerVersionPicture } from "../picture/offer-picture.ts";
import { KeptSummary } from "../preflight/kept-summary.tsx";
import { usualWay, wayFrom } from "../publish/way/way.ts";
import { WayFields } from "../publish/way/way-fields.tsx";
import { message as wayMessage } from "../publish/way/words.ts";
import { go } from "../routes/router.tsx";
import { comparePath, draftSide } from "../routes/routes.ts";
import { MayButton } from "../session/may-button.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { listed } from "../words/amounts.ts";
import { dayAndTime } from "../words/time.ts";
import { KeptPart } from "./kept-part.tsx";
import { PlannedPart } from "./planned-part.tsx";
import { bringBack, notYet } from "./restoring.ts";
import { RolloutPart } from "./rollout-part.tsx";
import { message } from "./words.ts";

/** What was published of a flow: which version callers get, and the way back to an earlier one. */
export function VersionsDialog(props: {
  readonly flow: string;
  readonly store: DraftStore;
  readonly onLive: (version: Version) => void;
  /** The recordings that the draft has now. */
  readonly onRecordings: (names: readonly string[]) => void;
  /** Something that people should know when the dialog is closed. */
  readonly onNote: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { flow, store, onLive, onRecordings, onNote, onClose } = props;
  const [loaded, again] = useLoaded(flow, () => listVersions(flow));
  const [asking, setAsking] = useState<ListedVersion>();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const versions = loaded.state === "there" ? loaded.value : [];
  const current = versions.find((version) => version.current);
  const { environments } = useEnvironments();
  const [promoting, setPromoting] = useState<ListedVersion>();

  async function open({ id, number }: ListedVersion): Promise<void> {
    setBusy(true);
    setTold(undefined);
    const back = await bringBack(store, message("versions.step", { number }), (basedOn) =>
      restoreDraft(id, basedOn),
    );
    setBusy(false);
    if ("told" in back) return setTold(back.told);
    const { recordings, otherSounds } = back.restored;
    onRecordings(recordings);
    announce(message("versions.opened", { number }));
    if (otherSounds.length > 0)
      onNote(message("versions.otherSounds", { number, names: listed(otherSounds) }));
    onClose();
  }

  async function draw(version: ListedVersion): Promise<void> {
    setTold(undefined);
    try {
      const document = await documentOfVersion(version);
      if (document) offerVersionPicture(document, version);
      else setTold(notYet("versions.unreadable"));
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  /** What everybody gets has changed without this page having said which. */
  async function lookWhatIsLive(): Promise<void> {
    again();
    const now = (await listVersions(flow).catch(() => [])).find(({ current }) => current);
    if (now) onLive(now);
  }

  return (
    <>
      <Dialog
        title={message("versions.title")}
        onClose={busy ? undefined : onClose}
        actions={<Button onClick={onClose}>{message("done")}</Button>}
      >
        {loaded.state === "loading" && <Spinner size="small" label={message("versions.loading")} />}
        {loaded.state === "failed" && (
          <ToldBar told={loaded.told}>
            <Button onClick={again}>{message("again")}</Button>
          </ToldBar>
        )}
        {loaded.state === "there" && (
          <>
            <RolloutPart flow={flow} onFinished={() => void lookWhatIsLive()} />
            <PlannedPart flow={flow} />
          </>
        )}
        {loaded.state === "there" && versions.length === 0 && <p>{message("versions.none")}</p>}
        {versions.length > 0 && (
          <ul className="versions">
            {versions.map((version) => (
              <li key={version.id}>
                <Facts version={version} environments={environments} />
                <span className="versions-actions">
                  {!version.current && version.wasIn.includes(live) && (
                    <MayButton
                      right="publish"
                      size="small"
                      disabledFocusable={busy}
                      aria-label={message("versions.makeLive.of", { number: version.number })}
                      onClick={() => setAsking(version)}
                    >
                      {message("versions.makeLive")}
                    </MayButton>
                  )}
                  <MayButton
                    right="author"
                    size="small"
                    appearance="subtle"
                    disabledFocusable={busy}
                    aria-label={message("versions.open.of", { number: version.number })}
                    onClick={() => void open(version)}
                  >
                    {message("versions.open")}
                  </MayButton>
                  <Button
                    size="small"
                    appearance="subtle"
                    disabledFocusable={busy}
                    aria-label={message("versions.compare.of", { number: version.number })}
                    onClick={() =>
                      void store
                        .saveNow()
                        .then(() => go(comparePath(flow, String(version.number), draftSide)))
                    }
                  >
                    {message("versions.compare")}
                  </Button>
                  <Button
                    size="small"
                    appearance="subtle"
                    disabledFocusable={busy}
                    aria-label={message("versions.picture.of", { number: version.number })}
                    onClick={() => void draw(version)}
                  >
                    {message("versions.picture")}
                  </Button>
                  {environments.length > 1 && (
                    <MayButton
                      right="publish"
                      size="small"
                      appearance="subtle"
                      disabledFocusable={busy}
                      aria-label={message("environment.promote.of", { number: version.number })}
                      onClick={() => setPromoting(version)}
                    >
                      {message("environment.promote")}
                    </MayButton>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        {told && <ToldBar told={told} />}
        {loaded.state === "there" && (
          <KeptPart
            flow={flow}
            store={store}
            onRestored={({ recordings, otherSounds }, name) => {
              onRecordings(recordings);
              announce(message("kept.opened", { name }));
              if (otherSounds.length > 0)
                onNote(message("kept.otherSounds", { name, names: listed(otherSounds) }));
              onClose();
            }}
          />
        )}
      </Dialog>
      {promoting && (
        <PromoteDialog
          version={promoting}
          environments={environments}
          onDone={(words, version, environment) => {
            announce(words);
            if (environment === live) onLive(version);
            else onNote(words);
            onClose();
          }}
          onClose={() => setPromoting(undefined)}
        />
      )}
      {asking && (
        <LiveQuestion
          version={asking}
          live={current}
          onDone={(version, { when, share }) => {
            const { number } = version;
            if (when) announce(message("versions.planned", { number }));
            else if (share) announce(message("versions.tried", { number }));
            else {
              announce(message("versions.activated", { number }));
              onLive(version);
            }
            onClose();
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function Facts(props: { readonly version: ListedVersion; readonly environments: readonly Environment[] }) {
  const { version, environments } = props;
  const elsewhere = environments.filter(({ id }) => id !== live && version.currentIn.includes(id));
  const { number, current, message: said, publishedAt, author, liveSince, liveBy, note, preflight } = version;
  return (
    <>
      <h3>
        {message("versions.number", { number })}
        {current && <span className="versions-live">{message("versions.live")}</span>}
        {elsewhere.map(({ id, title }) => (
          <span key={id} className="versions-live">
            {message("environment.currentIn", { title })}
          </span>
        ))}
      </h3>
      <span>{said || message("versions.noMessage")}</span>
      <span className="versions-when">
        {message("versions.published", { when: dayAndTime(publishedAt) })}
        {author !== null && ` ${message("versions.by", { who: author })}`}
        {current && note !== "" && liveSince !== null && (
          <>
            {" · "}
            {message("versions.since", { when: dayAndTime(liveSince) })}
            {liveBy !== null && ` ${message("versions.by", { who: liveBy })}`}: {note}
          </>
        )}
      </span>
      <KeptSummary summary={preflight} />
    </>
  );
}

/** Says what happens to callers before it does. */
function LiveQuestion(props: {
  readonly version: ListedVersion;
  readonly live: ListedVersion | undefined;
  readonly onDone: (version: Version, way: WayLive) => void;
  readonly onClose: () => void;
}) {
  const { version, live, onDone, onClose } = props;
  const { id, number } = version;
  const [why, setWhy] = useState("");
  const [way, setWay] = useState(usualWay);
  const isUsual = !way.later && !way.some;
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    if (busy) return;
    const chosen = wayFrom(way);
    if (!chosen)
      return setTold({
        code: "way_unfit",
        message: wayMessage("way.unfit"),
        remedy: wayMessage("way.unfit.remedy"),
      });
    setBusy(true);
    setTold(undefined);
    try {
      onDone(await activateVersion(id, why.trim(), chosen), chosen);
    } catch (error) {
      setTold(toldOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("versions.ask", { number })}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void confirm()}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          <Button appearance="primary" type="submit" disabledFocusable={busy}>
            {message("versions.makeLive")}
          </Button>
        </>
      }
    >
      <p>
        {isUsual
          ? message("versions.ask.calls", { number, live: live?.number ?? "–" })
          : message("versions.ask.later")}{" "}
        {message("versions.ask.draft")}
      </p>
      <Field label={message("versions.ask.why")} hint={message("versions.ask.why.hint")}>
        <Textarea value={why} maxLength={2_000} onChange={(_event, { value }) => setWhy(value)} />
      </Field>
      <WayFields way={way} onChange={setWay} disabled={busy} />
      {told && <ToldBar told={told} />}
      {told?.problems && (
        <ul className="findings">
          {told.problems.map(({ flow, code, at, sentence, remedy }) => (
            <li key={`${flow} ${code} ${at}`}>
              {sentence} {remedy}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
