import "./upload.css";
import { Button } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Dialog } from "../dialog/dialog.tsx";
import { announce } from "../live/announce.tsx";
import { HowFar } from "../live/how-far.tsx";
import { converted } from "../sound/converting.ts";
import { FileButton } from "../sound/file-button.tsx";
import { toldOfSound } from "../sound/told-of-sound.ts";
import { type Planned, planAll } from "./plan.ts";
import { message } from "./words.ts";

interface Row {
  readonly plan: Planned;
  readonly state: "waiting" | "well" | "wrong";
  readonly words: string;
}

// What would befall every other file as well: the rest waits until somebody has done something about it.
const outages: ReadonlySet<string> = new Set(["sounds_full", "unreachable", "database_full"]);

/** Many sounds at once: what goes where is shown before anything is sent, and of each file what it came to. */
export function UploadList(props: {
  readonly title: string;
  readonly about: string;
  readonly planOf: (file: File) => Planned;
  /** The files that were kept, when no more are under way. */
  readonly onSent: (files: readonly File[]) => void;
  readonly onClose: () => void;
}) {
  const { title, about, planOf, onSent, onClose } = props;
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [done, setDone] = useState<number>();
  const busy = done !== undefined;
  const waiting = rows.filter(({ state }) => state === "waiting");
  const through = rows.length - waiting.length;

  function choose(files: readonly File[]): void {
    const planned = planAll(files, planOf).map(
      (plan): Row =>
        "refused" in plan
          ? { plan, state: "wrong", words: plan.refused }
          : { plan, state: "waiting", words: plan.words },
    );
    setRows(planned);
    const ready = planned.filter(({ state }) => state === "waiting").length;
    announce(message("upload.planned", { ready, of: planned.length }));
  }

  async function send(): Promise<void> {
    if (busy) return;
    const now = [...rows];
    const kept: File[] = [];
    setDone(0);
    // One after the other: decoding takes all of the browser's attention, and answers come in the order of the files.
    for (const [index, { plan, state }] of now.entries()) {
      if (state !== "waiting" || !("send" in plan)) continue;
      const outcome = await sent(plan);
      now[index] = { plan, state: outcome.state, words: outcome.words };
      setRows([...now]);
      if (outcome.state === "well") kept.push(plan.file);
      setDone(kept.length);
      if (outcome.isOutage) break;
    }
    setDone(undefined);
    announce(message("upload.done", { done: kept.length, of: waiting.length }));
    onSent(kept);
  }

  return (
    <Dialog
      title={title}
      onClose={busy ? undefined : onClose}
      onSubmit={waiting.length > 0 ? () => void send() : onClose}
      actions={
        waiting.length > 0 ? (
          <>
            <Button disabled={busy} onClick={onClose}>
              {message("cancel")}
            </Button>
            <Button appearance="primary" type="submit" disabledFocusable={busy}>
              {message("upload.send", { count: waiting.length })}
            </Button>
          </>
        ) : (
          <Button appearance="primary" type="submit" disabled={busy}>
            {message("done")}
          </Button>
        )
      }
    >
      <p>{about}</p>
      <FileButton
        icon={<ArrowUploadRegular />}
        label={message("upload.choose")}
        multiple
        disabled={busy}
        onFiles={choose}
      />
      {done !== undefined && (
        <HowFar
          words={message("upload.sending")}
          count={message("upload.count", { done: through, of: rows.length })}
          done={through}
          of={rows.length}
        />
      )}
      <ul className="upload-rows">
        {rows.map(({ plan: { file }, state, words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none changes its place.
          <li key={index} data-state={state}>
            <strong>{file.name}</strong>: {words}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

async function sent(
  plan: Extract<Planned, { readonly send: unknown }>,
): Promise<Pick<Row, "words"> & { readonly state: "well" | "wrong" | "waiting"; readonly isOutage?: true }> {
  try {
    const { wav } = await converted(plan.file, { trim: true, level: true });
    return { state: "well", words: await plan.send(wav) };
  } catch (error) {
    const { code, message: words, remedy } = toldOfSound(error);
    const said = `${words} ${remedy}`;
    return outages.has(code)
      ? { state: "waiting", words: said, isOutage: true }
      : { state: "wrong", words: said };
  }
}
