import "./dialog.css";
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useModal } from "../live/modal.ts";

/**
 * A question in front of the page. The browser's own modal dialog: what lies behind is out of everybody's reach while it
 * is there, the focus goes in and comes back, and Escape asks to close it.
 */
export function Dialog(props: {
  readonly title: string;
  /** Buttons, the one that does it last. */
  readonly actions: ReactNode;
  /** Without it, only the buttons lead out of it. */
  readonly onClose?: (() => void) | undefined;
  /** Enter in a field, or the button of type `submit`. */
  readonly onSubmit?: () => void;
  /** There is only something to read: it begins at its title, not at the button below all of it. */
  readonly isRead?: boolean;
  readonly children: ReactNode;
}) {
  const { title, actions, onClose, onSubmit, isRead = false, children } = props;
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();

  useModal(box);
  useEffect(() => {
    box.current?.setAttribute("closedby", onClose ? "closerequest" : "none");
  }, [onClose]);

  function submitted(event: FormEvent): void {
    event.preventDefault();
    onSubmit?.();
  }

  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        // Whether it closes is decided by whoever shows it.
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={onlyHere}
    >
      <form onSubmit={submitted}>
        <h2 id={id} {...(isRead ? { ref: takeFocus, tabIndex: -1 } : {})}>
          {title}
        </h2>
        <div className="dialog-fields">{children}</div>
        <div className="dialog-actions">{actions}</div>
      </form>
    </dialog>
  );
}

/** What a modal dialog begins with. */
function takeFocus(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
}

// The page behind has shortcuts: what is typed here is none of them.
function onlyHere(event: KeyboardEvent): void {
  event.stopPropagation();
}
