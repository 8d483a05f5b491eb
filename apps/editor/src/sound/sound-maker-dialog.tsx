import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { Dialog } from "../dialog/dialog.tsx";
import { WorkButton } from "../live/work-button.tsx";
import type { Converted } from "./converting.ts";
import { SoundFields } from "./sound-fields.tsx";
import { toldOfSound } from "./told-of-sound.ts";
import type { usePlayer } from "./use-player.ts";
import { useSoundMaker } from "./use-sound-maker.ts";
import { message } from "./words.ts";

/** A sound is made, heard, and kept by somebody who closes the dialog then; what goes wrong is told, and it stays open. */
export function SoundMakerDialog(props: {
  readonly title: string;
  readonly player: ReturnType<typeof usePlayer>;
  /** @throws what `toldOfSound` knows */
  readonly onKeep: (sound: Converted) => Promise<void>;
  /** What there is to be kept without a sound; there has to be one if this is not given. @throws what `toldOfSound` knows */
  readonly onKeepRest?: () => Promise<void>;
  readonly onClose: () => void;
  /** What stands above the sound. */
  readonly children: ReactNode;
}) {
  const { title, player, onKeep, onKeepRest, onClose, children } = props;
  const maker = useSoundMaker();
  const [busy, setBusy] = useState(false);
  const { sound } = maker;
  const keep = sound ? () => onKeep(sound) : onKeepRest;

  async function save(): Promise<void> {
    if (!keep) return;
    setBusy(true);
    try {
      await keep();
    } catch (error) {
      maker.tell(toldOfSound(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={title}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={maker.isListening || !keep}>
            {message("prompts.save")}
          </WorkButton>
        </>
      }
    >
      {children}
      <SoundFields maker={maker} player={player} />
    </Dialog>
  );
}
