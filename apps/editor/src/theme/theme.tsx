import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";

const choices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof choices)[number];

interface Theme {
  readonly choice: ThemeChoice;
  readonly dark: boolean;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<Theme>({ choice: "system", dark: false, choose: () => {} });
const kept = "dialtree/theme";
const prefersDark = globalThis.matchMedia("(prefers-color-scheme: dark)");

function followSystem(changed: () => void): () => void {
  prefersDark.addEventListener("change", changed);
  return () => prefersDark.removeEventListener("change", changed);
}

/** Light or dark: as the system says, until somebody chooses. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(
    () => choices.find((one) => one === localStorage.getItem(kept)) ?? "system",
  );
  const systemDark = useSyncExternalStore(followSystem, () => prefersDark.matches);
  const dark = choice === "dark" || (choice === "system" && systemDark);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
  }, [dark]);
  const theme = useMemo<Theme>(
    () => ({
      choice,
      dark,
      choose(next) {
        localStorage.setItem(kept, next);
        setChoice(next);
      },
    }),
    [choice, dark],
  );
  return (
    <ThemeContext.Provider value={theme}>
      <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
        {/* Not a class of the provider: dialogs and menus would get it too. */}
        <div className="root">{children}</div>
      </FluentProvider>
    </ThemeContext.Provider>
  );
}

export function useTheme(): Theme {
  return useContext(ThemeContext);
}
