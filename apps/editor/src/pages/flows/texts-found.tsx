import { useEffect, useState } from "react";
import { type FoundTexts, findTexts } from "../../api/client.ts";
import { toldOf } from "../../api/errors.ts";
import { announce } from "../../live/announce.tsx";
import { Link } from "../../routes/router.tsx";
import { stepPath } from "../../routes/routes.ts";
import { shortened } from "../../words/node-words.ts";
import { message } from "./words.ts";

/** Fewer letters are in nearly every text. */
const fewestLetters = 3;
const pauseMs = 300;

/** The steps of all flows at which callers hear what was typed. */
export function TextsFound({ wanted }: { readonly wanted: string }) {
  const words = wanted.trim();
  const [found, setFound] = useState<FoundTexts>();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    if (words.length < fewestLetters) return;
    let isWanted = true;
    const take = (answer: FoundTexts) => {
      if (!isWanted) return;
      setFault(undefined);
      setFound(answer);
      // That there is nothing is said already, of the names.
      if (answer.texts.length > 0) announce(message("flows.said.count", { count: answer.texts.length }));
    };
    const fail = (error: unknown) => isWanted && setFault(toldOf(error).message);
    const timer = setTimeout(() => void findTexts(words).then(take, fail), pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [words]);
  if (words.length < fewestLetters) return null;
  if (fault !== undefined) return <p>{fault}</p>;
  // The answer to what was typed before stays as far as it fits what is typed now.
  const parts = words.toLowerCase().split(/\s+/);
  const texts = found?.texts.filter(({ text }) => parts.every((part) => text.toLowerCase().includes(part)));
  if (!texts || texts.length === 0) return null;
  return (
    <section className="texts-found">
      <h2>{message("flows.said")}</h2>
      <ul>
        {texts.map(({ flow, title, node, step, language, text }, index) => (
          // A step may say the same twice, such as after each attempt.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={`${flow} ${node} ${language} ${index}`}>
            <Link href={stepPath(flow, node ?? undefined)}>
              {message("flows.said.at", {
                flow: title || flow,
                step: step ?? message("flows.said.fallback"),
              })}
            </Link>
            <span lang={language}>{shortened(text)}</span>
          </li>
        ))}
      </ul>
      {found?.more && <p>{message("flows.said.more")}</p>}
    </section>
  );
}
