import "./session.css";
import { type ReactNode, useId } from "react";
import { useLack } from "./lacking.ts";

/** Fields for what takes a right. Without it they can be read, take no input, and say why. */
export function MayFields(props: {
  readonly right: string;
  /** In place of the usual sentence. */
  readonly why?: string;
  readonly children: ReactNode;
}) {
  const { right, why, children } = props;
  const lack = useLack(right);
  const id = useId();
  return (
    <>
      {lack !== undefined && (
        <p id={id} className="may-not">
          {why ?? lack}
        </p>
      )}
      <fieldset
        className="may-fields"
        disabled={lack !== undefined}
        aria-describedby={lack === undefined ? undefined : id}
      >
        {children}
      </fieldset>
    </>
  );
}
