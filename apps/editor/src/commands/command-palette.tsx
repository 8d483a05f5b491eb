import "./commands.css";
import { Input } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useModal } from "../live/modal.ts";
import type { Chord } from "./chord.ts";
import { Keys } from "./keys.tsx";
import { type Findable, found } from "./search.ts";
import { message } from "./words.ts";

/** One thing that the palette offers. */
export interface Offer extends Findable {
  readonly id: string;
  readonly group: string;
  readonly chord?: Chord | undefined;
  /** Why it cannot be done at present; it is shown to whoever looks for it by name. */
  readonly lacks?: string;
  readonly run: () => void;
}

const shownAtMost = 60;

/** Everything that can be done or gone to, by what it is called. */
export function CommandPalette(props: { readonly offers: readonly Offer[]; readonly onClose: () => void }) {
  const { offers, onClose } = props;
  const box = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = useMemo(() => {
    const fitting = found(offers, typed);
    const now = fitting.filter(({ lacks }) => lacks === undefined);
    const later = typed.trim() === "" ? [] : fitting.filter(({ lacks }) => lacks !== undefined);
    return [...now, ...later].slice(0, shownAtMost);
  }, [offers, typed]);
  const chosen = shown[Math.min(at, shown.length - 1)];

  useModal(box);
  useEffect(() => {
    if (chosen) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, id]);

  function run(offer: Offer): void {
    if (offer.lacks !== undefined) return;
    onClose();
    // Behind the closing: what is opened takes the focus.
    setTimeout(() => offer.run());
  }

  function pressed(event: KeyboardEvent): void {
    event.stopPropagation();
    const last = shown.length - 1;
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, last));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "PageDown") setAt(Math.min(at + 8, last));
    else if (event.key === "PageUp") setAt(Math.max(at - 8, 0));
    else if (event.key === "Enter" && chosen) run(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <dialog
      ref={box}
      className="command-palette"
      aria-label={message("commands.title")}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target }) => target === box.current && onClose()}
      onKeyDown={pressed}
    >
      <div className="command-palette-inside">
        <Input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          aria-label={message("commands.search")}
          placeholder={message("commands.search")}
          size="large"
          contentBefore={<SearchRegular />}
          value={typed}
          onChange={(_event, { value }) => {
            setTyped(value);
            setAt(0);
          }}
        />
        <p role="status" className={shown.length > 0 ? "unseen" : "command-none"}>
          {shown.length > 0 ? message("commands.found", { count: shown.length }) : message("commands.none")}
        </p>
        <div id={`${id}-list`} role="listbox" aria-label={message("commands.title")} className="commands">
          {shown.map((offer) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus; aria-activedescendant says which one is meant
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard at the field
            <div
              key={offer.id}
              id={`${id}-${offer.id}`}
              role="option"
              aria-selected={offer === chosen}
              aria-disabled={offer.lacks !== undefined || undefined}
              onClick={() => run(offer)}
            >
              <span className="command-title">{offer.title}</span>
              <span className="command-group">{offer.lacks ?? offer.group}</span>
              {offer.chord !== undefined && <Keys chord={offer.chord} />}
            </div>
          ))}
        </div>
      </div>
    </dialog>
  );
}
