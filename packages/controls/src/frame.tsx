import { type Problem, pointer } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { type FieldProps, Field as FluentField } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { useForm } from "./form.ts";
import { Notes, stateOf } from "./notes.tsx";
import { styles } from "./styles.ts";

/** One input with its label, help, problems and the reason why what it shows is not taken, all connected to it. */
export function InputFrame({
  path,
  label,
  hint,
  reason,
  problems,
  children,
}: {
  /** The part of the data that problems and `focusPath` mean; a further input of the same part has none. */
  readonly path?: Path;
  readonly label?: FieldProps["label"];
  readonly hint?: string | undefined;
  readonly reason?: string | undefined;
  readonly problems?: readonly Problem[];
  readonly children: FieldProps["children"];
}) {
  const form = useForm();
  const found = problems ?? (path ? form.problemsAt(path) : []);
  const hasNotes = found.length > 0 || reason !== undefined;
  return (
    <FluentField
      className={styles.wide}
      {...(path ? { "data-field": pointer(path) } : {})}
      label={label}
      hint={hint}
      validationState={stateOf(found, reason)}
      // The notes have icons of their own, and say themselves what is said at once.
      validationMessageIcon={null}
      validationMessage={
        hasNotes ? { children: <Notes problems={found} reason={reason} />, role: undefined } : null
      }
    >
      {children}
    </FluentField>
  );
}

/** Several inputs that belong together, under a legend, with help and problems of the whole. */
export function Group({
  path,
  legend,
  hint,
  variant = "group",
  children,
}: {
  readonly path: Path;
  readonly legend: string;
  readonly hint?: string | undefined;
  /** The legend of a `line` is read and not seen: what stands on it says the same. */
  readonly variant?: "group" | "item" | "line";
  readonly children: ReactNode;
}) {
  const { problemsAt } = useForm();
  const id = useId();
  const problems = problemsAt(path);
  const described = [hint && `${id}-hint`, problems.length > 0 && `${id}-notes`].filter(Boolean).join(" ");
  return (
    <fieldset
      className={styles[variant === "line" ? "group" : variant]}
      data-field={pointer(path)}
      // Focus comes here when an item before it was removed.
      tabIndex={variant === "group" ? undefined : -1}
      aria-describedby={described || undefined}
    >
      <legend className={variant === "line" ? styles.unseen : styles.legend}>{legend}</legend>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      <Notes id={`${id}-notes`} problems={problems} />
      {children}
    </fieldset>
  );
}
