import { pointer } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { useEffect, useState } from "react";
import { useForm } from "../../form.ts";

/**
 * Which language of a text is shown: the one that was looked at last anywhere in the flow, or the first where this text
 * does not have it. What a problem points at comes before it, and stays.
 */
export function useShownLanguage(
  path: Path,
  languages: readonly string[],
): readonly [string, (language: string) => void] {
  const { language, onLanguage, focusPath } = useForm();
  const pointed = focusPath && languages.find((tag) => isWithin(focusPath, [...path, tag]));
  // In the same drawing in which the form is asked for the focus: it goes to what is there then.
  const [followed, setFollowed] = useState<string>();
  const at = focusPath && pointer(focusPath);
  const isNew = at !== followed;
  useEffect(() => {
    setFollowed(at);
    if (isNew && pointed !== undefined) onLanguage(pointed);
  }, [at, isNew, pointed, onLanguage]);

  const known = language !== undefined && languages.includes(language) ? language : languages[0];
  const shown = (isNew ? pointed : undefined) ?? known;
  if (shown === undefined) throw new Error("A flow has a language.");
  return [shown, onLanguage];
}

function isWithin(path: Path, part: Path): boolean {
  return pointer(path.slice(0, part.length)) === pointer(part);
}
