import { Button, type ButtonProps, Spinner } from "@fluentui/react-components";
import { type MouseEvent, useState } from "react";
import { message } from "../messages/message.ts";
import { useTold } from "./waiting.tsx";

export type WorkButtonProps = ButtonProps & {
  /** What the button does; it is at work until that is over. It never rejects: what goes wrong is told beside the button. */
  readonly onWork?: (() => Promise<unknown>) | undefined;
  /** What it does is known elsewhere: a form that is sent, for example. */
  readonly busy?: boolean | undefined;
  /** What goes on meanwhile; without it, that what stands on the button is under way. */
  readonly doing?: string | undefined;
};

/**
 * A button for what may take a while. Until that is over it cannot be pressed again, and keeps the focus; after half a second it says
 * what it is at.
 */
export function WorkButton({ onWork, busy = false, doing, disabled, ...props }: WorkButtonProps) {
  const [works, setWorks] = useState(false);
  const isBusy = busy || works;
  const { "aria-label": label, children } = props;
  const words =
    doing ?? message("work.doing", { what: label ?? (typeof children === "string" ? children : "") });
  const takesLong = useTold(isBusy, words);

  async function work(): Promise<void> {
    if (isBusy || !onWork) return;
    setWorks(true);
    try {
      await onWork();
    } finally {
      setWorks(false);
    }
  }

  const isHeld = isBusy || props.disabledFocusable === true;
  const meanwhile = {
    icon: <Spinner size="tiny" aria-hidden />,
    ...(label === undefined ? { children: words } : { "aria-label": words }),
  };
  return (
    <Button
      {...props}
      {...(onWork ? { onClick: () => void work() } : {})}
      {...(takesLong ? meanwhile : {})}
      // Disabled for good it could not be reached; while it works whoever pressed it stays where they are.
      disabled={disabled === true && !isBusy}
      disabledFocusable={isHeld}
      // Such a button of a form sends it all the same, and so does Enter in a field.
      {...(isHeld ? { onClickCapture: hold } : {})}
    />
  );
}

function hold(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
