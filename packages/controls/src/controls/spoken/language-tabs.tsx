import { mergeClasses, Tab, TabList } from "@fluentui/react-components";
import { DiamondDismissRegular, WarningRegular } from "@fluentui/react-icons";
import { useForm } from "../../form.ts";
import { styles } from "../../styles.ts";

/** How it stands with the text of a language; `untaken` is typed, but not in the flow. */
export type LanguageState = "well" | "warning" | "missing" | "error" | "untaken";

const marks: Readonly<Record<LanguageState, "warning" | "error" | undefined>> = {
  well: undefined,
  warning: "warning",
  missing: "warning",
  error: "error",
  untaken: "error",
};

/** A tab for each language of a text, with a mark where something is to be done. */
export function LanguageTabs(props: {
  /** The tab of German is `<id>-de`, what it shows `<id>-panel`. */
  readonly id: string;
  readonly label: string;
  readonly languages: readonly string[];
  readonly stateIn: (language: string) => LanguageState;
  readonly shown: string;
  readonly onShow: (language: string) => void;
}) {
  const { id, label, languages, stateIn, shown, onShow } = props;
  const { words } = useForm();
  return (
    <TabList
      className={styles.tabs}
      size="small"
      aria-label={label}
      selectedValue={shown}
      // What is shown costs nothing: the arrow keys lead to it at once.
      selectTabOnFocus
      onTabSelect={(_, { value }) => onShow(String(value))}
    >
      {languages.map((language) => {
        const state = stateIn(language);
        const name = words.languageName(language);
        const mark = marks[state];
        const Mark = mark === "error" ? DiamondDismissRegular : WarningRegular;
        return (
          <Tab
            key={language}
            id={`${id}-${language}`}
            value={language}
            aria-controls={language === shown ? `${id}-panel` : undefined}
            aria-label={state === "well" ? name : words.languageTab(name, words.languageStates[state])}
            {...(mark && { icon: <Mark aria-hidden className={mergeClasses(styles.icon, styles[mark])} /> })}
          >
            {name}
          </Tab>
        );
      })}
    </TabList>
  );
}
