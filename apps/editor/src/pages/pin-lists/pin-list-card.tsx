import { ArrowUploadRegular, DeleteRegular, LockOpenRegular } from "@fluentui/react-icons";
import { useId } from "react";
import type { PinList } from "../../api/client.ts";
import { pinListUses } from "../../api/pin-lists.ts";
import { MayButton } from "../../session/may-button.tsx";
import { UsesButton } from "../../uses/uses-button.tsx";
import { dayAndTime } from "../../words/time.ts";
import { span } from "./span.ts";
import { message } from "./words.ts";

/** One list: how large it is, what follows wrong PINs, and whom it keeps out at present. */
export function PinListCard(props: {
  readonly list: PinList;
  readonly onOpen: (what: "sheet" | "unlock" | "remove") => void;
}) {
  const { list, onOpen } = props;
  const { name, accounts, updatedAt, guesses, windowMinutes, lockoutMinutes, locked, lockedUntil } = list;
  const heading = useId();
  return (
    <section className="card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{name}</h2>
        <MayButton
          right="administer"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={message("pins.remove", { name })}
          title={message("pins.remove", { name })}
          onClick={() => onOpen("remove")}
        />
      </header>
      <p>{message("pins.accounts", { count: accounts, when: dayAndTime(updatedAt) })}</p>
      <p className="card-aside">
        {message("pins.rules", { guesses, window: span(windowMinutes), lockout: span(lockoutMinutes) })}
      </p>
      <p>
        {lockedUntil === null
          ? message("pins.unlocked")
          : message("pins.locked", { count: locked, when: dayAndTime(lockedUntil) })}
      </p>
      <div className="card-actions">
        <MayButton
          right="administer"
          size="small"
          icon={<ArrowUploadRegular />}
          aria-label={message("pins.uploadTo", { name })}
          onClick={() => onOpen("sheet")}
        >
          {message("pins.upload")}
        </MayButton>
        <MayButton
          right="operate"
          size="small"
          icon={<LockOpenRegular />}
          aria-label={message("pins.unlockIn", { name })}
          onClick={() => onOpen("unlock")}
        >
          {message("pins.unlock")}
        </MayButton>
        <UsesButton load={() => pinListUses(name)} thing={`pin-list:${name}`} />
      </div>
    </section>
  );
}
