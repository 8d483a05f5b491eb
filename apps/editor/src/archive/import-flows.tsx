import { ArrowUploadRegular } from "@fluentui/react-icons";
import { lazy, useState } from "react";
import { Part } from "../live/part.tsx";
import { FileButton } from "../sound/file-button.tsx";

// Only whoever has chosen a file needs what shows it.
const ImportDialog = lazy(() =>
  import("./import-dialog.tsx").then((module) => ({ default: module.ImportDialog })),
);

/** Takes flows in from a file. */
export function ImportFlows(props: { readonly label: string; readonly onTaken: () => void }) {
  const { label, onTaken } = props;
  const [file, setFile] = useState<File>();
  return (
    <>
      <FileButton
        icon={<ArrowUploadRegular />}
        label={label}
        accept=".zip,application/zip"
        onFiles={([chosen]) => setFile(chosen)}
      />
      {file && (
        <Part>
          <ImportDialog file={file} onTaken={onTaken} onClose={() => setFile(undefined)} />
        </Part>
      )}
    </>
  );
}
