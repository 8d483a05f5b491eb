import "./empty.css";
import { type ReactNode, useId, useRef } from "react";
import { roleFor } from "../session/lacking.ts";
import { useMay } from "../session/session.tsx";
import { useHandOver } from "./hand-over.ts";
import { message } from "./words.ts";

/** A place where there is nothing yet: what it is for, and the one thing that makes the first one. */
export function NothingYet(props: {
  readonly title: string;
  /** Of the title: one below the heading that it stands under. */
  readonly level: 2 | 3 | 4;
  /** What making the first one takes. Whoever lacks it learns who may; left out where anybody does, or nobody from here. */
  readonly right?: string;
  /** Makes the first one, or leads to where it is made. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, level, right, action, children } = props;
  const heading = useId();
  const box = useRef<HTMLElement>(null);
  const allowed = useMay(right ?? "");
  const may = right === undefined || allowed;
  const Heading = `h${level}` as const;
  useHandOver(box);
  return (
    <section ref={box} className="empty" data-level={level} aria-labelledby={heading}>
      <Heading id={heading}>{title}</Heading>
      {children}
      {may && action !== undefined && <div className="empty-action">{action}</div>}
      {!may && <p className="empty-who">{message("empty.who", { role: roleFor(right) })}</p>}
    </section>
  );
}
