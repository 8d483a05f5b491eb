import "./where-used.css";
import { Link } from "../routes/router.tsx";
import { flowPath } from "../routes/routes.ts";
import { message } from "./words.ts";

interface Use {
  readonly flow: string;
  readonly title: string;
  readonly at: string;
  readonly name?: string | undefined;
}

interface PublishedUse {
  readonly flow: string;
  readonly number: number;
}

/** The flows that use something: drafts with the place, and what callers get at present. */
export function WhereUsed<In extends Use>(props: {
  readonly uses: { readonly uses: readonly In[]; readonly published: readonly PublishedUse[] };
  /** Where in its flow it is used. */
  readonly placeOf: (use: In) => string;
  readonly publishedWords: (use: PublishedUse) => string;
}) {
  const { uses, placeOf, publishedWords } = props;
  const { published } = uses;
  if (uses.uses.length === 0 && published.length === 0) return <p>{message("uses.none")}</p>;
  return (
    <ul className="uses">
      {uses.uses.map((use) => (
        <li key={`${use.flow} ${use.at}`}>
          <Link href={flowPath(use.flow)}>{use.title || use.flow}</Link> {placeOf(use)}
        </li>
      ))}
      {published.map((use) => (
        <li key={`published ${use.flow}`}>{publishedWords(use)}</li>
      ))}
    </ul>
  );
}
