import { languageNames } from "@dialtree/controls";
import type { FlowDocument } from "@dialtree/flow";
import { setRecordings } from "@dialtree/flow/edit";
import { linesByFile, type ScriptLine } from "@dialtree/flow/texts";
import { useState } from "react";
import { putRecording } from "../api/recordings.ts";
import { shownLanguage } from "../messages/language.ts";
import type { Does } from "../pages/flow/editing.ts";
import type { Planned } from "../upload/plan.ts";
import { UploadList } from "../upload/upload-list.tsx";
import { nodeTypes } from "../words/node-types.ts";
import { message } from "./words.ts";

const nameOf = languageNames(shownLanguage());

/** What a voice has recorded of the script: each file has the name that the script gives it. */
export function RecordingsDialog(props: {
  readonly document: FlowDocument;
  readonly does: Does;
  readonly onRecordings: (names: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { document, does, onRecordings, onClose } = props;
  // The names of the script as it was when it was opened: what comes in changes which names are free.
  const [lines] = useState(() => linesByFile(document, nodeTypes));
  return (
    <UploadList
      title={message("recordings.title")}
      about={message("recordings.about")}
      planOf={(file) => planFor(file, document.id, lines)}
      onSent={(files) => {
        const came = files.flatMap((file) => lines.get(recordingOf(file)) ?? []);
        if (came.length === 0) return;
        onRecordings(came.map(({ file }) => file));
        does((doc) => setRecordings(doc, came, nodeTypes));
      }}
      onClose={onClose}
    />
  );
}

function planFor(file: File, flow: string, lines: ReadonlyMap<string, ScriptLine>): Planned {
  const name = recordingOf(file);
  const line = lines.get(name);
  if (!line) return { file, refused: message("recordings.unnamed") };
  const { where: step, field, language } = line;
  const at = message("sheet.at", { step, field, language: nameOf(language) });
  return {
    file,
    place: name,
    words: at,
    send: async (wav) => {
      await putRecording(flow, name, wav);
      return message("recordings.kept", { at });
    },
  };
}

/** The recording that a file is, by its name: kept as WAV, whatever it was recorded as. */
function recordingOf({ name }: File): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/\.[a-z0-9]{2,4}$/, ".wav");
}
