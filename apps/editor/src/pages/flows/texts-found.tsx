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
  const [found, setFound] = useState<{ readonly of: string; readonly answer: FoundTexts }>();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    if (words.length < fewestLetters) return;
    let isWanted = true;
    const take = (answer: FoundTexts) => {
      if (!isWanted) return;
      setFault(undefined);
      setFound({ of: words, answer });
      announce(message("flows.said.count", { count: answer.texts.length }));
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
  if (!found || found.answer.texts.length === 0) return null;
  return (
    <section className="texts-found">
      <h2>{message("flows.said")}</h2>
      <ul>
        {found.answer.texts.map(({ flow, title, node, step, language, text }) => (
          <li key={`${flow} ${node} ${language} ${text}`}>
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
      {found.answer.more && <p>{message("flows.said.more")}</p>}
    </section>
  );
}
