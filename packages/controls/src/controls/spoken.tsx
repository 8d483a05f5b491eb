import { isSilent } from "@dialtree/flow";
import { useId, useLayoutEffect, useRef } from "react";
import { isUntaken, useDraftKey } from "../draft.ts";
import { focusFirst } from "../focus.ts";
import { type ControlProps, useForm } from "../form.ts";
import { Group } from "../frame.tsx";
import { stateOf } from "../notes.tsx";
import { memberOf, spokenLanguages } from "../problems.ts";
import { styles } from "../styles.ts";
import { builtInWords } from "./spoken/built-in-words.ts";
import { LanguageInput } from "./spoken/language-input.tsx";
import type { LanguageState } from "./spoken/language-tabs.tsx";
import { useLanguageTabs } from "./spoken/use-language-tabs.ts";
import { useShownLanguage } from "./spoken/use-shown-language.ts";
import { pick, readable, textOf } from "./spoken/utterance.ts";

/** What the caller hears, one language at a time. */
export function SpokenControl({ field, path, value }: ControlProps) {
  const form = useForm();
  const { words, languages, drafts, problemsAt } = form;
  const id = useId();
  const trail = useDraftKey(path);
  const panel = useRef<HTMLDivElement>(null);
  const spoken = readable(value);
  const silent = isSilent(spoken);
  const missing = languages.filter((language) => isSilent(pick(spoken, language)));
  const all = spokenLanguages(value, languages);
  const [shown, show] = useShownLanguage(path, all);
  const LanguageTabs = useLanguageTabs(all.length > 1);
  const draftKey = (language: string) => `${trail}/${language}`;
  const textIn = (language: string) => textOf(value === undefined ? undefined : memberOf(value, language));

  // Its tab and its button go with a text that is taken away; what is shown instead takes the focus.
  const removed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is shown then.
  useLayoutEffect(() => {
    if (removed.current) focusFirst(panel.current ?? undefined);
    removed.current = false;
  }, [shown]);

  function stateIn(language: string): LanguageState {
    // What is typed here says so itself, below the text.
    const isHeldBack = language !== shown && isUntaken(drafts, draftKey(language), textIn(language));
    const state = stateOf(problemsAt([...path, language]));
    if (isHeldBack) return "untaken";
    if (state === "error") return "error";
    if (missing.includes(language) && (field.required || !silent)) return "missing";
    return state === "warning" ? "warning" : "well";
  }

  return (
    <Group path={path} legend={field.required ? field.label : words.optional(field.label)} hint={field.help}>
      {silent && !field.required && (
        <span className={styles.hint}>{builtInWords(form, field) ? words.builtIn : words.silent}</span>
      )}
      {!silent && missing.length > 0 && (
        <span className={styles.hint}>{words.missingLanguages(missing.map(words.languageName))}</span>
      )}
      {all.length > 1 && LanguageTabs && (
        <LanguageTabs
          id={id}
          label={words.languagesOf(field.label)}
          languages={all}
          stateIn={stateIn}
          shown={shown}
          onShow={show}
        />
      )}
      <div
        ref={panel}
        {...(all.length > 1 &&
          LanguageTabs && {
            id: `${id}-panel`,
            role: "tabpanel",
            "aria-labelledby": `${id}-${shown}`,
          })}
      >
        <LanguageInput
          key={shown}
          field={field}
          path={[...path, shown]}
          language={shown}
          value={value}
          spoken={spoken}
          draftKey={draftKey(shown)}
          label={
            all.length > 1 && LanguageTabs
              ? { children: words.languageName(shown), className: styles.unseen }
              : words.languageName(shown)
          }
          onRemoved={() => {
            removed.current = true;
          }}
        />
      </div>
    </Group>
  );
}
