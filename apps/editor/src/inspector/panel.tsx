import "./inspector.css";
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type FocusEvent, type KeyboardEvent, type ReactNode, type Ref, useId } from "react";
import { message } from "../messages/message.ts";
import { useMay } from "../session/session.tsx";

/** What stands beside the canvas: a heading that says of what, and a way to close it. */
export function Panel(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly about: string;
  /** Can be focused when it is given. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onBlur?: (event: FocusEvent) => void;
  readonly children: ReactNode;
}) {
  const { icon, title, about, headingRef, onClose, onKeyDown, onBlur, children } = props;
  const id = useId();
  const mayEdit = useMay("author");
  return (
    <section className="inspector" aria-labelledby={id} onKeyDown={onKeyDown} onBlur={onBlur}>
      <header>
        <span className="inspector-icon">{icon}</span>
        <span className="inspector-names">
          <h2 id={id} ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
            {title}
          </h2>
          <span>{about}</span>
        </span>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={message("inspector.close")}
          title={message("inspector.close")}
          onClick={onClose}
        />
      </header>
      {/* What takes no input takes no focus either, and is scrolled by keys all the same. */}
      <div className="inspector-body" tabIndex={mayEdit ? undefined : 0}>
        {children}
      </div>
    </section>
  );
}
