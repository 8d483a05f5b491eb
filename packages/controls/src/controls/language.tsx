import { Select } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { styles } from "../styles.ts";

/** One of the flow's languages. */
export function LanguageControl({ field, path, value }: ControlProps) {
  const { words, disabled, languages, onChange } = useForm();
  const chosen = typeof value === "string" ? value : "";
  return (
    <InputFrame path={path} label={field.label} hint={field.help}>
      <Select
        className={styles.wide}
        disabled={disabled}
        value={chosen}
        onChange={(_, { value: language }) => onChange(path, language)}
      >
        {/* Nothing yet, or a language that the flow does not speak any more: shown, though it cannot be chosen. */}
        {!languages.includes(chosen) && (
          <option value={chosen} disabled>
            {chosen === "" ? words.chooseLanguage : words.languageName(chosen)}
          </option>
        )}
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {words.languageName(tag)}
          </option>
        ))}
      </Select>
    </InputFrame>
  );
}
