import { Button } from "@fluentui/react-components";
import { chooseLanguage, editorLanguages, shownLanguage } from "./language.ts";

/** Each in its own language: whoever looks for theirs may not read the one that is shown. */
const names = { en: "English", de: "Deutsch" };

/** The languages that the editor could be shown in instead. */
export function LanguageSwitch() {
  return editorLanguages
    .filter((language) => language !== shownLanguage())
    .map((language) => (
      <Button key={language} appearance="subtle" lang={language} onClick={() => chooseLanguage(language)}>
        {names[language]}
      </Button>
    ));
}
