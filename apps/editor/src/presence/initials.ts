/** One or two letters that stand for somebody: those that the first and the last word of a name begin with. */
export function initialsOf(name: string): string {
  // What stands in brackets is where somebody belongs, not what they are called.
  const words = name.replaceAll(/\([^)]*\)/g, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  const [first = "?", last] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return [first, last]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
