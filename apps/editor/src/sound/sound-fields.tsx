import "./sound.css";
import { Button, Checkbox } from "@fluentui/react-components";
import { ArrowUploadRegular, MicRegular, PlayRegular, StopRegular } from "@fluentui/react-icons";
import { ToldBar } from "../live/told.tsx";
import { decimal } from "../words/amounts.ts";
import { FileButton } from "./file-button.tsx";
import type { usePlayer } from "./use-player.ts";
import type { SoundMaker } from "./use-sound-maker.ts";
import { message } from "./words.ts";

/** Where a sound comes from, what it sounds like, and what is done to it. */
export function SoundFields(props: {
  readonly maker: SoundMaker;
  readonly player: ReturnType<typeof usePlayer>;
}) {
  const { maker, player } = props;
  const { sound, treatment, isListening, told } = maker;
  const isPlaying = player.playing === "preview";
  return (
    <>
      <div className="sound-sources">
        <FileButton
          icon={<ArrowUploadRegular />}
          label={message("sound.file")}
          onFiles={([file]) => maker.take(file)}
        />
        <Button icon={isListening ? <StopRegular /> : <MicRegular />} onClick={() => void maker.record()}>
          {message(isListening ? "sound.record.stop" : "sound.record")}
        </Button>
        {sound && (
          <Button
            icon={isPlaying ? <StopRegular /> : <PlayRegular />}
            onClick={() =>
              isPlaying ? player.stop() : void player.play("preview", () => Promise.resolve(sound.wav))
            }
          >
            {message(isPlaying ? "sound.stop" : "sound.play")}
          </Button>
        )}
      </div>
      {isListening && <p role="status">{message("sound.listening")}</p>}
      {sound && <p>{message("sound.ready", { seconds: decimal(sound.seconds, 1) })}</p>}
      <Checkbox
        label={message("sound.trim")}
        checked={treatment.trim}
        onChange={(_event, { checked }) => maker.treat({ ...treatment, trim: checked === true })}
      />
      <Checkbox
        label={message("sound.level")}
        checked={treatment.level}
        onChange={(_event, { checked }) => maker.treat({ ...treatment, level: checked === true })}
      />
      {told && <ToldBar told={told} />}
    </>
  );
}
