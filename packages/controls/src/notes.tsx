import type { Problem } from "@dialtree/flow";
import { mergeClasses } from "@fluentui/react-components";
import { DiamondDismissRegular, WarningRegular } from "@fluentui/react-icons";
import { useForm } from "./form.ts";
import { styles } from "./styles.ts";

/** Problems with sentence and remedy, after the reason why what was typed is not taken. */
export function Notes({
  id,
  problems,
  reason,
}: {
  readonly id?: string;
  readonly problems: readonly Problem[];
  readonly reason?: string | undefined;
}) {
  const { explain } = useForm();
  if (problems.length === 0 && reason === undefined) return null;
  return (
    <span id={id} className={styles.notes}>
      {reason !== undefined && (
        // Said at once: it answers the keystroke. Problems of the flow come and go by themselves.
        <Note severity="error" role="alert" text={reason} />
      )}
      {problems.map((problem, index) => {
        const { sentence, remedy } = explain(problem);
        // biome-ignore lint/suspicious/noArrayIndexKey: the same problem can be there twice, and none has a state.
        return <Note key={index} severity={problem.severity} text={`${sentence} ${remedy}`} />;
      })}
    </span>
  );
}

function Note({
  severity,
  role,
  text,
}: {
  readonly severity: Problem["severity"];
  readonly role?: "alert";
  readonly text: string;
}) {
  const Icon = severity === "error" ? DiamondDismissRegular : WarningRegular;
  return (
    <span role={role} className={styles.note}>
      <Icon aria-hidden className={mergeClasses(styles.icon, styles[severity])} />
      <span>{text}</span>
    </span>
  );
}

/** Whether an input counts as wrong, as Fluent's Field calls it. */
export function stateOf(problems: readonly Problem[], reason?: string): "error" | "warning" | "none" {
  if (reason !== undefined || problems.some(({ severity }) => severity === "error")) return "error";
  return problems.length > 0 ? "warning" : "none";
}
