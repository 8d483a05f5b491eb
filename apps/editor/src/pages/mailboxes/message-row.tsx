import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, DeleteRegular, PlayRegular, StopRegular } from "@fluentui/react-icons";
import { toldOf } from "../../api/errors.ts";
import { type KeptMessage, messageRecording } from "../../api/mailboxes.ts";
import { offerFile } from "../../files/offer-file.ts";
import { Link } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import type { usePlayer } from "../../sound/use-player.ts";
import { decimal } from "../../words/amounts.ts";
import { dayAndTime } from "../../words/time.ts";
import { message } from "./words.ts";

/** One message: who left it, where and when, what becomes of it; to be listened to only where it is kept. */
export function MessageRow(props: {
  readonly of: KeptMessage;
  readonly player: ReturnType<typeof usePlayer>;
  readonly onTell: (words: string) => void;
  readonly onRemove: () => void;
}) {
  const { of, player, onTell, onRemove } = props;
  const { id, mailbox, caller, flow, recordedAt, milliseconds, state } = of;
  const when = dayAndTime(recordedAt);
  const named = { caller, when };
  const isPlaying = player.playing === id;

  async function download(): Promise<void> {
    // What file systems do not take in names is left out.
    const file = `${mailbox} ${recordedAt.slice(0, 19).replaceAll(":", "-")}.wav`;
    try {
      offerFile(file, await messageRecording(id));
      onTell(message("messages.downloaded", { file }));
    } catch (error) {
      const told = toldOf(error);
      onTell(`${told.message} ${told.remedy}`);
    }
  }

  return (
    <>
      <span className="message-facts">
        <strong>
          {caller === "withheld" ? message("messages.withheld") : message("messages.from", { caller })}
        </strong>
        <span>
          {message("messages.length", { seconds: decimal(milliseconds / 1_000, 0) })},{" "}
          <Link href={flowPath(flow)}>{flow}</Link>, <time dateTime={recordedAt}>{when}</time>
        </span>
        <span className="card-aside">
          {stateWords(of)} {state === "waiting" && message("messages.closed")}
        </span>
      </span>
      {state === "kept" && (
        <>
          <Button
            appearance="subtle"
            icon={isPlaying ? <StopRegular /> : <PlayRegular />}
            aria-label={message(isPlaying ? "messages.stop" : "messages.play", named)}
            title={message(isPlaying ? "messages.stop" : "messages.play", named)}
            onClick={() => (isPlaying ? player.stop() : void player.play(id, () => messageRecording(id)))}
          />
          <Button
            appearance="subtle"
            icon={<ArrowDownloadRegular />}
            aria-label={message("messages.download", named)}
            title={message("messages.download", named)}
            onClick={() => void download()}
          />
        </>
      )}
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={message("messages.remove", named)}
        title={message("messages.remove", named)}
        onClick={onRemove}
      />
    </>
  );
}

function stateWords({ state, tries, until }: KeptMessage): string {
  const when = dayAndTime(until);
  if (state === "kept") return message("messages.kept", { when });
  return tries === 0 ? message("messages.waiting", { when }) : message("messages.refused", { tries, when });
}
