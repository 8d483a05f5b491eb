import type { Tint } from "@dialtree/flow";

type Hue = "Gold" | "Forest" | "Blue" | "Lavender" | "Cranberry" | "Platinum";

const hues: Readonly<Record<Tint, Hue>> = {
  yellow: "Gold",
  green: "Forest",
  blue: "Blue",
  purple: "Lavender",
  red: "Cranberry",
  grey: "Platinum",
};

/** The names, in the theme, of what a colour looks like: its surface, and its border. Words on it are written in `inkOfTints`. */
export function tokensOf(tint: Tint) {
  const hue = hues[tint];
  return { surface: `colorPalette${hue}Background2`, line: `colorPalette${hue}Foreground2` } as const;
}

/** What words on every colour are written in, in every theme. */
export const inkOfTints = "colorNeutralForeground1";
