import { useForm } from "./form.ts";
import { FormField } from "./form-field.tsx";
import { styles } from "./styles.ts";

/** Fields that few people need, under a title that opens them. What a problem or a search points at opens by itself. */
export function Folded({ title, fields }: { readonly title: string; readonly fields: readonly string[] }) {
  const { words } = useForm();
  return (
    <details className={styles.folded}>
      <summary className={styles.legend}>{words.said(title)}</summary>
      <div className={styles.stack}>
        {fields.map((name) => (
          <FormField key={name} name={name} />
        ))}
      </div>
    </details>
  );
}
