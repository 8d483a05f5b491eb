/** Takes values out of what is logged, wherever in a line they stand. */
export interface Mask {
  hide(value: string): void;
  apply(line: string): string;
}

// What is shorter would take ordinary words out of lines.
const fewest = 6;

export function createMask(): Mask {
  const hidden = new Set<string>();
  return {
    hide(value) {
      if (value.length < fewest) return;
      hidden.add(value);
      // As it stands in a line of JSON.
      hidden.add(JSON.stringify(value).slice(1, -1));
    },
    apply(line) {
      let shown = line;
      for (const value of hidden) if (shown.includes(value)) shown = shown.replaceAll(value, "***");
      return shown;
    },
  };
}
