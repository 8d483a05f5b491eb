import "./languages.css";
import { languageNames } from "@dialtree/controls";
import { type FlowDocument, pointer } from "@dialtree/flow";
import { type Path, setRecordings } from "@dialtree/flow/edit";
import { linesByFile, type PlacedText, textsOf } from "@dialtree/flow/texts";
import { useState } from "react";
import { putRecording } from "../api/recordings.ts";
import { announce } from "../live/announce.tsx";
import { shownLanguage } from "../messages/language.ts";
import type { Does } from "../pages/flow/editing.ts";
import type { Converted } from "../sound/converting.ts";
import { SoundMakerDialog } from "../sound/sound-maker-dialog.tsx";
import { usePlayer } from "../sound/use-player.ts";
import { nodeTypes } from "../words/node-types.ts";
import { message } from "./words.ts";

const nameOf = languageNames(shownLanguage());

/** A text of a flow that is to be recorded. */
interface TextToRecord {
  readonly place: PlacedText;
  readonly language: string;
  readonly text: string;
  /** What its recording is called, or is going to be. */
  readonly file: string;
}

/** The text that stands at a path of a node's data, or of the fallback; undefined where nothing is written. */
function textToRecord(
  document: FlowDocument,
  node: string | undefined,
  path: Path,
): TextToRecord | undefined {
  const language = String(path.at(-1));
  const at = node === undefined ? undefined : document.nodes.findIndex(({ id }) => id === node);
  const wanted = pointer(path.slice(0, -1));
  const place = textsOf(document, nodeTypes).find((one) => one.at === at && pointer(one.path) === wanted);
  const said = place && Object.hasOwn(place.spoken, language) ? place.spoken[language] : undefined;
  if (!place || !said || said.text.trim() === "") return undefined;
  const lines = linesByFile(document, nodeTypes).values();
  const line = [...lines].find((one) => one.place.id === place.id && one.language === language);
  const file = said.recording ?? line?.file;
  return file === undefined ? undefined : { place, language, text: said.text, file };
}

interface RecordingProps {
  readonly does: Does;
  readonly onRecordings: (names: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The text at a path of a node's data, or of the fallback; nothing where nothing is written. */
export function RecordingOfText({
  document,
  text: { node, path },
  ...props
}: RecordingProps & {
  readonly document: FlowDocument;
  readonly text: { readonly node?: string; readonly path: Path };
}) {
  // As it was when somebody wanted to record it; keeping the recording changes it.
  const [wanted] = useState(() => textToRecord(document, node, path));
  return wanted && <RecordingDialog flow={document.id} wanted={wanted} {...props} />;
}

/** One text, read aloud or chosen as a file, heard before it is kept. */
function RecordingDialog(props: RecordingProps & { readonly flow: string; readonly wanted: TextToRecord }) {
  const { flow, wanted, does, onRecordings, onClose } = props;
  const { place, language, text, file } = wanted;
  const player = usePlayer(announce);

  async function keep({ wav }: Converted): Promise<void> {
    await putRecording(flow, file, wav);
    onRecordings([file]);
    does((doc) => setRecordings(doc, [wanted], nodeTypes));
    onClose();
  }

  return (
    <SoundMakerDialog
      title={message("recording.title", { step: place.where, language: nameOf(language) })}
      player={player}
      onKeep={keep}
      onClose={onClose}
    >
      <p>{message("recording.read")}</p>
      <blockquote className="text-to-read" lang={language}>
        {text}
      </blockquote>
    </SoundMakerDialog>
  );
}
