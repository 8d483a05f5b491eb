import { type DialKey, dialKeys } from "@dialtree/flow";
import { Button, mergeClasses } from "@fluentui/react-components";
import { type FocusEvent, type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from "react";
import { type ControlProps, type Item, ItemContext, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { memberOf } from "../problems.ts";
import { styles } from "../styles.ts";
import type { ControlWords } from "../words.ts";

const columns = 3;

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

/** One key of the phone, on a keypad that shows which keys other items of the list hold. */
export function KeyControl({ field, path, value }: ControlProps) {
  const { words, disabled, onChange, onKeySwap } = useForm();
  const id = useId();
  const item = useContext(ItemContext);
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const pad = useRef<HTMLDivElement>(null);
  const name = String(path.at(-1));
  const chosen = dialKeys.find((key) => key === value);
  const canSwap = onKeySwap !== undefined && item?.keyName === name && chosen !== undefined;

  useEffect(() => {
    if (isOpen) keyOf(pad.current, chosen ?? dialKeys[0])?.focus();
  }, [isOpen, chosen]);

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const choose = (key: DialKey) => {
    const holder = holderOf(key, name, item);
    if (disabled || (holder !== undefined && !canSwap)) return;
    close();
    if (key === chosen) return;
    if (holder !== undefined && item) onKeySwap?.(item.list, item.id, key);
    else onChange(path, key);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = dialKeys.find((candidate) => candidate === event.key);
    if (key) choose(key);
    else if (isOpen && event.key === "Escape") close();
    else if (!isOpen || !move(event, pad.current)) return;
    event.preventDefault();
    // What the keypad understands is not for a dialog or the canvas around it.
    event.stopPropagation();
  };
  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) setOpen(false);
  };
  return (
    <div ref={root} className={item?.isLine ? styles.asParts : styles.wide}>
      <InputFrame path={path} label={field.label} hint={field.help}>
        {(connected) => (
          <Button
            {...connected}
            ref={trigger}
            className={item?.isLine ? styles.narrow : ""}
            // By default a label names a button instead of its content; here both are needed.
            aria-labelledby={[connected["aria-labelledby"], connected.id].filter(Boolean).join(" ")}
            aria-haspopup="listbox"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            disabled={disabled}
            onKeyDown={pressed}
            onBlur={left}
            onClick={() => setOpen(!isOpen)}
          >
            {chosen ?? words.noKey}
          </Button>
        )}
      </InputFrame>
      {isOpen && (
        <div
          ref={pad}
          id={id}
          role="listbox"
          aria-label={`${field.label}. ${words.keypadHelp}`}
          className={mergeClasses(styles.keypad, item?.isLine && styles.across)}
        >
          {dialKeys.map((key) => {
            const holder = holderOf(key, name, item);
            const isBlocked = holder !== undefined && !canSwap;
            return (
              <Button
                key={key}
                role="option"
                data-key={key}
                tabIndex={key === (chosen ?? dialKeys[0]) ? 0 : -1}
                aria-selected={key === chosen}
                appearance={key === chosen ? "primary" : "secondary"}
                // Fluent's own way of disabling would take the arrow keys away with the click.
                aria-disabled={isBlocked}
                className={mergeClasses(styles.digit, isBlocked && styles.blocked)}
                onKeyDown={pressed}
                onBlur={left}
                onClick={() => choose(key)}
              >
                <span className={styles.dial} aria-hidden>
                  {key}
                  {holder !== undefined && <span className={styles.holder}>{holder}</span>}
                </span>
                <span className={styles.unseen}>{sayKey(words, key, holder, isBlocked)}</span>
              </Button>
            );
          })}
        </div>
      )}
    </div>
  );
}

function sayKey(words: ControlWords, key: DialKey, holder: string | undefined, isBlocked: boolean): string {
  if (holder === undefined) return words.keyFree(key);
  return isBlocked ? words.keyTaken(key, holder) : words.keySwap(key, holder);
}

/** The other item that holds a key, by its name. */
function holderOf(key: DialKey, name: string, item: Item | undefined): string | undefined {
  const at = item?.items.findIndex((other, index) => index !== item.index && memberOf(other, name) === key);
  return item === undefined || at === undefined || at < 0 ? undefined : item.nameOf(at);
}

function keyOf(pad: HTMLElement | null, key: DialKey): HTMLElement | undefined {
  return [...(pad?.querySelectorAll<HTMLElement>("[data-key]") ?? [])].find(
    (button) => button.dataset.key === key,
  );
}

/** Moves the focus on the keypad; not beyond its edges. */
function move({ key, target }: KeyboardEvent, pad: HTMLElement | null): boolean {
  const step = steps[key];
  const from = dialKeys.findIndex((candidate) => keyOf(pad, candidate) === target);
  if (step === undefined || from < 0) return false;
  const column = (from % columns) + (Math.abs(step) === 1 ? step : 0);
  const to = dialKeys[from + step];
  if (to && column >= 0 && column < columns) keyOf(pad, to)?.focus();
  return true;
}
