import type { FlowDocument } from "@dialtree/flow";
import { textSheet } from "@dialtree/flow/texts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, ArrowUploadRegular, MicRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { offerFile, textFile } from "../files/offer-file.ts";
import { announce } from "../live/announce.tsx";
import type { Does } from "../pages/flow/editing.ts";
import { useMay } from "../session/session.tsx";
import { FileButton } from "../sound/file-button.tsx";
import { nodeTypes } from "../words/node-types.ts";
import { RecordingsDialog } from "./recordings-dialog.tsx";
import { SheetDialog } from "./sheet-dialog.tsx";
import { message } from "./words.ts";

/** All texts of a flow, out to translators and back, and the recordings that a voice has made of them. */
export function TextExchange(props: {
  readonly document: FlowDocument;
  readonly does: Does;
  readonly onRecordings: (names: readonly string[]) => void;
}) {
  const { document, does, onRecordings } = props;
  const [sheet, setSheet] = useState<File>();
  const [recording, setRecording] = useState(false);
  const mayEdit = useMay("author");
  const file = `${document.id}.csv`;
  return (
    <fieldset className="exits">
      <legend>{message("texts.title")}</legend>
      <p className="settings-hint">{message("texts.hint")}</p>
      <div className="text-exchange">
        <Button
          icon={<ArrowDownloadRegular />}
          onClick={() => {
            offerFile(file, textFile(textSheet(document, nodeTypes), "text/csv"));
            announce(message("texts.given", { file }));
          }}
        >
          {message("texts.export")}
        </Button>
        <FileButton
          icon={<ArrowUploadRegular />}
          disabled={!mayEdit}
          label={message("texts.import")}
          accept=".csv,text/csv"
          onFiles={([chosen]) => setSheet(chosen)}
        />
        <Button icon={<MicRegular />} disabled={!mayEdit} onClick={() => setRecording(true)}>
          {message("texts.recordings")}
        </Button>
      </div>
      {sheet && (
        <SheetDialog document={document} sheet={sheet} does={does} onClose={() => setSheet(undefined)} />
      )}
      {recording && (
        <RecordingsDialog
          document={document}
          does={does}
          onRecordings={onRecordings}
          onClose={() => setRecording(false)}
        />
      )}
    </fieldset>
  );
}
