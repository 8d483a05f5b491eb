import "./conflict.css";
import type { FlowDocument } from "@dialtree/flow";
import { diffFlows } from "@dialtree/flow/diff";
import { joinFlows, type Side } from "@dialtree/flow/joining";
import { Button } from "@fluentui/react-components";
import { useId, useMemo, useState } from "react";
import { createFlow } from "../api/client.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { idsTaken } from "../api/removals.ts";
import { Sentences } from "../changes/sentences.tsx";
import { Dialog } from "../dialog/dialog.tsx";
import { ToldBar } from "../live/told.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { idFor } from "../pages/flows/new-flow.ts";
import type { Theirs } from "../store/draft.ts";
import { changeWords } from "../words/change-words.ts";
import { nodeTypes } from "../words/node-types.ts";
import { dayAndTime } from "../words/time.ts";
import { message } from "./words.ts";

const sides = ["mine", "theirs"] as const;

/**
 * Two people changed one flow. What each of them changed stands side by side in words, and what both changed below it; nothing is lost
 * before somebody says what shall become of both.
 */
export function ConflictDialog(props: {
  /** What both had in common. */
  readonly base: FlowDocument;
  readonly mine: FlowDocument;
  readonly theirs: Theirs;
  /** The two in one document, and the name of that step. */
  readonly onJoined: (document: FlowDocument, title: string) => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { base, mine, theirs: saved, onJoined, onKeepMine, onTakeTheirs } = props;
  const theirs = saved.document;
  const [wins, setWins] = useState<Side>("mine");
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const name = useId();
  const joined = useMemo(() => {
    const three = { base, mine, theirs };
    return { mine: joinFlows(three, "mine", nodeTypes), theirs: joinFlows(three, "theirs", nodeTypes) };
  }, [base, mine, theirs]);
  const said = useMemo(
    () => ({
      mine: sentences(base, mine),
      theirs: sentences(base, theirs),
      clash: joined.mine && joined.theirs ? sentences(joined.theirs.document, joined.mine.document) : [],
    }),
    [base, mine, theirs, joined],
  );
  const clashes = joined.mine?.clashes ?? 0;
  const both = joined[wins];

  async function keepCopy(): Promise<void> {
    setBusy(true);
    try {
      const taken = await idsTaken();
      const title = message("conflict.copy", { title: mine.title || mine.id });
      await createFlow({ ...mine, id: idFor(`${mine.id}-copy`, taken), title: title.slice(0, 200) });
      onTakeTheirs();
    } catch (error) {
      setTold(toldOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("conflict.title")}
      actions={
        <>
          <Button disabled={busy} onClick={onTakeTheirs}>
            {message("conflict.theirs")}
          </Button>
          <Button disabled={busy} onClick={onKeepMine}>
            {message("conflict.mine")}
          </Button>
          <WorkButton appearance={both ? "secondary" : "primary"} onWork={keepCopy}>
            {message("conflict.both")}
          </WorkButton>
          {both && (
            <Button
              appearance="primary"
              disabled={busy}
              onClick={() => onJoined(both.document, message("conflict.joined"))}
            >
              {message("conflict.join")}
            </Button>
          )}
        </>
      }
    >
      {/* Whoever is typing when this opens must not press a button with the next key. */}
      <p ref={takeFocus} tabIndex={-1} className="conflict-says">
        {message("conflict.says")}
      </p>
      <div className="conflict-sides">
        {sides.map((side) => (
          <Changes
            key={side}
            title={side === "mine" ? message("conflict.mine.title") : titleOf(saved)}
            said={said[side]}
          />
        ))}
      </div>
      {!both && <p className="conflict-clash">{message("conflict.impossible")}</p>}
      {both && clashes > 0 && (
        <section className="conflict-clash">
          <h3 className="findings-title">{message("conflict.clash")}</h3>
          <p className="findings-note">{message("conflict.clash.says", { count: clashes })}</p>
          <Sentences all={said.clash.length > 0 ? said.clash : [message("conflict.places")]} most={6} />
          <fieldset className="conflict-wins">
            <legend>{message("conflict.clash.who")}</legend>
            {sides.map((side) => (
              <label key={side}>
                <input type="radio" name={name} checked={wins === side} onChange={() => setWins(side)} />
                {message(`conflict.wins.${side}`)}
              </label>
            ))}
          </fieldset>
        </section>
      )}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

/** What a modal dialog begins with. */
function takeFocus(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
}

/** Who saved theirs, and when, as far as known. */
function titleOf({ by, at }: Theirs): string {
  if (at === undefined) return message("conflict.theirs.title");
  const when = dayAndTime(at);
  return by
    ? message("conflict.theirs.titleBy", { name: by, when })
    : message("conflict.theirs.titleAt", { when });
}

function sentences(before: FlowDocument, after: FlowDocument): readonly string[] {
  return diffFlows(before, after, nodeTypes).map(changeWords);
}

function Changes({ title, said }: { readonly title: string; readonly said: readonly string[] }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="findings-title">
        {title}
      </h3>
      <Sentences all={said.length > 0 ? said : [message("conflict.places")]} most={6} />
    </section>
  );
}
