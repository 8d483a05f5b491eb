import "./session.css";
import { type ReactNode, useId } from "react";
import { message } from "../messages/message.ts";
import { roleFor } from "./lacking.ts";
import { useMay } from "./session.tsx";

/** Fields for what takes a right. Without it they can be read, take no input, and say why. */
export function MayFields(props: {
  readonly right: string;
  /** In place of the usual sentence. */
  readonly why?: string;
  /** What stands in them is being saved: what is typed meanwhile would be lost. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}) {
  const { right, why, isHeld, children } = props;
  const may = useMay(right);
  const id = useId();
  return (
    <>
      {!may && (
        <p id={id} className="may-not">
          {why ?? message("session.readOnly", { role: roleFor(right) })}
        </p>
      )}
      <fieldset className="may-fields" disabled={!may} inert={isHeld} aria-describedby={may ? undefined : id}>
        {children}
      </fieldset>
    </>
  );
}
