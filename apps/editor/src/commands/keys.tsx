import "./commands.css";
import { ArrowDownRegular, ArrowLeftRegular, ArrowRightRegular, ArrowUpRegular } from "@fluentui/react-icons";
import type { ComponentType } from "react";
import { type Chord, chordWords, keysOf } from "./chord.ts";

// Not every font has them.
const arrows: Readonly<Record<string, ComponentType<{ readonly "aria-label": string }>>> = {
  ArrowLeft: ArrowLeftRegular,
  ArrowRight: ArrowRightRegular,
  ArrowUp: ArrowUpRegular,
  ArrowDown: ArrowDownRegular,
};

/** A chord as the keys that are pressed for it. */
export function Keys({ chord }: { readonly chord: Chord }) {
  return (
    <span className="keys" title={chordWords(chord)}>
      {keysOf(chord).map((key) => {
        const Arrow = arrows[key];
        return <kbd key={key}>{Arrow ? <Arrow aria-label={key} /> : key}</kbd>;
      })}
    </span>
  );
}
