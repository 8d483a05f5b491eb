import "./find-bar.css";
import type { FlowDocument } from "@dialtree/flow";
import { Button, Input } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronUpRegular, DismissRegular, SearchRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { calledIn } from "../canvas/marks/called.ts";
import { thingsWith } from "./finding.ts";
import { message } from "./words.ts";

/** Finds steps, notes and frames by what stands in them, and leads from one to the next, while the field keeps the focus. */
export function FindBar(props: {
  readonly document: FlowDocument;
  /** Another number: whoever asks again wants the field. */
  readonly asked: number;
  readonly onShow: (id: string) => void;
  /** Closed; what was found last is where whoever searched goes on. */
  readonly onClose: (last: string | undefined) => void;
}) {
  const { document, asked, onShow, onClose } = props;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const steps = useMemo(() => thingsWith(document, typed), [document, typed]);
  const now = steps.length > 0 ? at % steps.length : 0;
  const here = steps[now];

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that somebody asks
  useEffect(() => field.current?.select(), [asked]);

  function go(by: number): void {
    if (steps.length === 0) return;
    const next = (now + by + steps.length) % steps.length;
    setAt(next);
    onShow(steps[next] ?? "");
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") onClose(here);
    else if (event.key === "Enter" && event.target === field.current) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  }

  const words =
    typed.trim() === ""
      ? ""
      : here === undefined
        ? message("find.none")
        : message("find.at", { at: now + 1, count: steps.length });
  return (
    <search className="find-bar" aria-label={message("find.title")} onKeyDown={pressed}>
      <Input
        ref={field}
        contentBefore={<SearchRegular />}
        aria-label={message("find.field")}
        placeholder={message("find.placeholder")}
        value={typed}
        onChange={(_event, { value }) => {
          setTyped(value);
          setAt(0);
          const [first] = thingsWith(document, value);
          if (first !== undefined) onShow(first);
        }}
      />
      <span className="find-count" aria-hidden>
        {words}
      </span>
      <span role="status" className="unseen">
        {here === undefined
          ? words
          : message("find.here", { at: now + 1, count: steps.length, step: calledIn(document, here) })}
      </span>
      <Button
        appearance="subtle"
        icon={<ChevronUpRegular />}
        disabledFocusable={steps.length === 0}
        aria-label={message("find.previous")}
        title={message("find.previous")}
        onClick={() => go(-1)}
      />
      <Button
        appearance="subtle"
        icon={<ChevronDownRegular />}
        disabledFocusable={steps.length === 0}
        aria-label={message("find.next")}
        title={message("find.next")}
        onClick={() => go(1)}
      />
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={message("find.close")}
        title={message("find.close")}
        onClick={() => onClose(here)}
      />
    </search>
  );
}
