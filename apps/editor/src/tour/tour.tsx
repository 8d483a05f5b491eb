import "./tour.css";
import { Button } from "@fluentui/react-components";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { message } from "./words.ts";

/** What is shown one after the other, and where it stands on the page. */
const stops = [
  { of: "steps", at: ".palette" },
  { of: "exits", at: ".react-flow__node .outlet-handle" },
  { of: "words", at: ".react-flow__node" },
  { of: "try", at: "[data-tour='try']" },
  { of: "publish", at: "[data-tour='publish']" },
] as const;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const width = 320;
const margin = 12;

/** Five things that whoever is new wants to know, each beside what it is about. The page can be worked with meanwhile. */
export function Tour({ onEnd }: { readonly onEnd: () => void }) {
  const [at, setAt] = useState(0);
  const [box, setBox] = useState<Box>();
  const [height, setHeight] = useState(0);
  const card = useRef<HTMLElement>(null);
  const id = useId();
  const stop = stops[at] ?? stops[0];
  const isLast = at === stops.length - 1;

  useLayoutEffect(() => {
    const look = () => setBox(document.querySelector(stop.at)?.getBoundingClientRect());
    look();
    setHeight(card.current?.offsetHeight ?? 0);
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, [stop.at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each stop, what it says is to be heard
  useEffect(() => card.current?.focus(), [at]);

  return (
    <>
      {box && (
        <div
          className="tour-ring"
          aria-hidden
          style={{ left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 }}
        />
      )}
      <section
        ref={card}
        className="tour"
        role="dialog"
        tabIndex={-1}
        aria-labelledby={`${id}-at ${id}-title`}
        aria-describedby={`${id}-says`}
        style={placeBeside(box, height)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          onEnd();
        }}
      >
        <p id={`${id}-at`} className="tour-at">
          {message("tour.title", { at: at + 1, count: stops.length })}
        </p>
        <h2 id={`${id}-title`}>{message(`tour.${stop.of}.title`)}</h2>
        <p id={`${id}-says`}>{message(`tour.${stop.of}.says`)}</p>
        <div className="tour-actions">
          {!isLast && (
            <Button size="small" appearance="subtle" onClick={onEnd}>
              {message("tour.stop")}
            </Button>
          )}
          {at > 0 && (
            <Button size="small" onClick={() => setAt(at - 1)}>
              {message("tour.back")}
            </Button>
          )}
          <Button size="small" appearance="primary" onClick={() => (isLast ? onEnd() : setAt(at + 1))}>
            {message(isLast ? "tour.end" : "tour.next")}
          </Button>
        </div>
      </section>
    </>
  );
}

/** To the right of it where there is room, else below or to the left; what is nowhere is told of in the middle. */
function placeBeside(box: Box | undefined, height: number): { readonly left: number; readonly top: number } {
  if (!box) return { left: (innerWidth - width) / 2, top: innerHeight / 3 };
  const top = Math.max(margin, Math.min(box.top, innerHeight - height - margin));
  const right = box.left + box.width + margin;
  if (right + width + margin <= innerWidth) return { left: right, top };
  const below = box.top + box.height + margin;
  const left = Math.max(margin, Math.min(box.left, innerWidth - width - margin));
  if (below + height + margin <= innerHeight) return { left, top: below };
  return { left: Math.max(margin, box.left - width - margin), top };
}
