import { type Theme as Colours, FluentProvider } from "@fluentui/react-components";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";

/** What people choose from. `system`: as their system says. */
export const themeChoices = ["system", "light", "dark", "contrast"] as const;
export type ThemeChoice = (typeof themeChoices)[number];
type Look = Exclude<ThemeChoice, "system">;

interface Theme {
  readonly choice: ThemeChoice;
  /** High contrast is dark too. */
  readonly dark: boolean;
  readonly choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<Theme>({ choice: "system", dark: false, choose: () => {} });
const kept = "dialtree/theme";
const prefersDark = globalThis.matchMedia("(prefers-color-scheme: dark)");
const prefersContrast = globalThis.matchMedia("(prefers-contrast: more)");

// Each on its own: nobody fetches the colours that they do not look at.
const coloursOf: Readonly<Record<Look, () => Promise<{ readonly colours: Colours }>>> = {
  light: () => import("./light.ts"),
  dark: () => import("./dark.ts"),
  contrast: () => import("./contrast.ts"),
};

function chosen(): ThemeChoice {
  const found = localStorage.getItem(kept);
  return themeChoices.find((one) => one === found) ?? "system";
}

function systemLook(): Look {
  if (prefersContrast.matches) return "contrast";
  return prefersDark.matches ? "dark" : "light";
}

function followSystem(changed: () => void): () => void {
  for (const query of [prefersDark, prefersContrast]) query.addEventListener("change", changed);
  return () => {
    for (const query of [prefersDark, prefersContrast]) query.removeEventListener("change", changed);
  };
}

/** The colours that a page begins with; it is drawn when they are here. */
export async function firstColours(): Promise<Colours> {
  const choice = chosen();
  return (await coloursOf[choice === "system" ? systemLook() : choice]()).colours;
}

/** Light, dark or of high contrast: as the system says, until somebody chooses. */
export function ThemeProvider(props: { readonly first: Colours; readonly children: ReactNode }) {
  const { first, children } = props;
  const [choice, setChoice] = useState(chosen);
  const system = useSyncExternalStore(followSystem, systemLook);
  const look = choice === "system" ? system : choice;
  const [shown, setShown] = useState({ look, colours: first });
  useEffect(() => {
    if (shown.look === look) return;
    let isWanted = true;
    coloursOf[look]().then(
      ({ colours }) => isWanted && setShown({ look, colours }),
      (error: unknown) =>
        isWanted &&
        setShown(() => {
          throw error;
        }),
    );
    return () => {
      isWanted = false;
    };
  }, [look, shown.look]);
  const dark = shown.look !== "light";
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    document.documentElement.dataset.look = shown.look;
  }, [dark, shown.look]);
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
      <FluentProvider theme={shown.colours}>
        {/* Not a class of the provider: dialogs and menus would get it too. */}
        <div className="root">{children}</div>
      </FluentProvider>
    </ThemeContext.Provider>
  );
}

export function useTheme(): Theme {
  return useContext(ThemeContext);
}
