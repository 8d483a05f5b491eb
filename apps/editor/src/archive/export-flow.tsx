import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { archiveOf } from "../api/archives.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { offerFile } from "../files/offer-file.ts";
import { announce } from "../live/announce.tsx";
import { ToldBar } from "../live/told.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { message } from "./words.ts";

/** Gives a flow as a file, as it is saved. */
export function ExportFlow(props: { readonly flow: string; readonly saveNow: () => Promise<boolean> }) {
  const { flow, saveNow } = props;
  const [told, setTold] = useState<Told>();

  async function give(): Promise<void> {
    setTold(undefined);
    try {
      if (!(await saveNow())) return setTold(unsaved());
      const file = `${flow}.dialtree.zip`;
      offerFile(file, await archiveOf(flow));
      announce(message("archive.given", { file }));
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  return (
    <fieldset className="exits">
      <legend>{message("archive.title")}</legend>
      <p className="settings-hint">{message("archive.hint")}</p>
      <div>
        <WorkButton icon={<ArrowDownloadRegular />} doing={message("archive.exporting")} onWork={give}>
          {message("archive.export")}
        </WorkButton>
      </div>
      {told && <ToldBar told={told} />}
    </fieldset>
  );
}

function unsaved(): Told {
  return {
    code: "unsaved",
    message: message("archive.unsaved"),
    remedy: message("archive.unsaved.remedy"),
  };
}
