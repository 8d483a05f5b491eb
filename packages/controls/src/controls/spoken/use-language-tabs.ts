import { useEffect, useState } from "react";

type Tabs = typeof import("./language-tabs.tsx");

// Loaded once, for all texts of all forms.
let loaded: Tabs | undefined;

/** The tabs, for flows of several languages: a page without them can be worked with already, and they are not small. */
export function useLanguageTabs(wanted: boolean): Tabs["LanguageTabs"] | undefined {
  const [tabs, setTabs] = useState(loaded);
  useEffect(() => {
    if (!wanted || tabs) return;
    let isHere = true;
    loadLanguageTabs().then(
      (found) => isHere && setTabs(found),
      (error: unknown) =>
        isHere &&
        setTabs(() => {
          throw error;
        }),
    );
    return () => {
      isHere = false;
    };
  }, [wanted, tabs]);
  return tabs?.LanguageTabs;
}

/** Has them at hand for the next form. */
export async function loadLanguageTabs(): Promise<Tabs> {
  loaded ??= await import("./language-tabs.tsx");
  return loaded;
}
