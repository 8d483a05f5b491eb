import { languageNames, type Play, useSound } from "@dialtree/controls";
import { defaultLanguage, type FlowDocument, type Problem, primaryOf, voiceOf } from "@dialtree/flow";
import { setInsteadOf, setLanguages, setVoice } from "@dialtree/flow/edit";
import { scriptPage, textsOf } from "@dialtree/flow/texts";
import { Button, Field, Select } from "@fluentui/react-components";
import {
  ArrowUpRegular,
  DeleteRegular,
  DismissRegular,
  DocumentRegular,
  PlayRegular,
  StopRegular,
} from "@fluentui/react-icons";
import { useId } from "react";
import type { Voices } from "../api/client.ts";
import { offerFile, textFile } from "../files/offer-file.ts";
import { shownLanguage } from "../messages/language.ts";
import type { Does } from "../pages/flow/editing.ts";
import { isSpoken } from "../pages/flows/languages.ts";
import { nodeTypes } from "../words/node-types.ts";
import { titleIn } from "../words/node-words.ts";
import { message } from "./words.ts";

const nameOf = languageNames(shownLanguage());

/** One language of a flow: its voice, what is missing in it, and what its callers hear there instead. */
export function LanguageCard(props: {
  readonly document: FlowDocument;
  readonly language: string;
  /** What is missing in this language. */
  readonly missing: readonly Problem[];
  readonly voices: Voices;
  readonly does: Does;
  readonly onPlay: Play;
  readonly onOpen: (problem: Problem) => void;
  /** Said to those who listen to the page. */
  readonly onChanged: (words: string) => void;
}) {
  const { document, language, missing, voices, does, onPlay, onOpen, onChanged } = props;
  const heading = useId();
  const name = nameOf(language);
  const first = defaultLanguage(document);
  const isFirst = language === first;

  function lead(): void {
    const order = [language, ...document.languages.filter((tag) => tag !== language)];
    if (does((doc) => setLanguages(doc, order, nodeTypes)))
      onChanged(message("languages.leads", { language: name }));
  }
  function remove(): void {
    const others = document.languages.filter((tag) => tag !== language);
    if (does((doc) => setLanguages(doc, others, nodeTypes)))
      onChanged(message("languages.removed", { language: name }));
  }

  return (
    <section className="language" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{name}</h3>
        {!isFirst && (
          <Button
            appearance="subtle"
            icon={<ArrowUpRegular />}
            aria-label={message("languages.lead", { language: name })}
            title={message("languages.lead", { language: name })}
            onClick={lead}
          />
        )}
        {document.languages.length > 1 && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={message("languages.remove", { language: name })}
            title={message("languages.remove", { language: name })}
            onClick={remove}
          />
        )}
      </header>
      {isFirst && <p className="settings-hint">{message("languages.first")}</p>}
      <VoiceField document={document} language={language} voices={voices} does={does} onPlay={onPlay} />
      {!isFirst && <Instead document={document} language={language} does={does} />}
      {missing.length > 0 && (
        <details className="language-missing">
          <summary>{message("languages.missing", { count: missing.length })}</summary>
          <ul>
            {missing.map((problem) => (
              <li key={problem.at}>
                <button type="button" className="language-jump" onClick={() => onOpen(problem)}>
                  {problem.node === undefined
                    ? message("languages.missing.fallback")
                    : message("languages.missing.at", {
                        step: titleIn(document, problem.node),
                        field: String(problem.values.field ?? ""),
                      })}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button
        size="small"
        icon={<DocumentRegular />}
        onClick={() => {
          offerFile(
            `${document.id}.${language}.html`,
            textFile(scriptPage(document, [language], nodeTypes), "text/html"),
          );
          onChanged(message("languages.script.given", { language: name }));
        }}
      >
        {message("languages.script", { language: name })}
      </Button>
    </section>
  );
}

function VoiceField(props: {
  readonly document: FlowDocument;
  readonly language: string;
  readonly voices: Voices;
  readonly does: Does;
  readonly onPlay: Play;
}) {
  const { document, language, voices, does, onPlay } = props;
  const name = nameOf(language);
  const chosen = voiceOf(document, language);
  const fitting = voices.voices.filter((voice) => primaryOf(voice.language) === primaryOf(language));
  const [sample, begin] = useSound();
  const silent = !isSpoken(language, voices.languages);
  return (
    <div className="language-voice">
      <Field
        label={message("languages.voice", { language: name })}
        hint={silent ? message("new.language.silent") : voices.incomplete}
      >
        <Select
          value={chosen ?? ""}
          disabled={silent && chosen === undefined}
          onChange={(_event, { value }) =>
            does((doc) => setVoice(doc, language, value === "" ? undefined : value))
          }
        >
          <option value="">{message("languages.voice.usual")}</option>
          {/* What is gone is shown, though it cannot be chosen again. */}
          {chosen !== undefined && !fitting.some((voice) => voice.name === chosen) && (
            <option value={chosen} disabled>
              {message("languages.voice.gone", { voice: chosen })}
            </option>
          )}
          {fitting.map((voice) => (
            <option key={voice.name} value={voice.name}>
              {voice.language === language
                ? voice.name
                : message("languages.voice.of", { voice: voice.name, language: nameOf(voice.language) })}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        appearance="subtle"
        icon={sample ? <StopRegular /> : <PlayRegular />}
        disabledFocusable={silent}
        aria-label={message(sample ? "languages.voice.stop" : "languages.voice.hear", { language: name })}
        title={message(sample ? "languages.voice.stop" : "languages.voice.hear", { language: name })}
        onClick={() => {
          if (sample) begin(undefined);
          else if (!silent) begin(onPlay(sampleOf(document, language), language, chosen));
        }}
      />
    </div>
  );
}

/** Something that this flow says in the language; where it says nothing yet, the language's own name. */
function sampleOf(document: FlowDocument, language: string): string {
  const said = textsOf(document, nodeTypes)
    .map(({ spoken }) => (Object.hasOwn(spoken, language) ? (spoken[language]?.text ?? "") : ""))
    .find((text) => text.trim() !== "");
  return said ?? languageNames(language)(language);
}

/** What callers hear where a text is missing, in order; the first language of the flow comes last by itself. */
function Instead(props: { readonly document: FlowDocument; readonly language: string; readonly does: Does }) {
  const { document, language, does } = props;
  const first = defaultLanguage(document);
  const { insteadOf = {} } = document;
  const chosen = Object.hasOwn(insteadOf, language) ? (insteadOf[language] ?? []) : [];
  const free = document.languages.filter((tag) => tag !== language && tag !== first && !chosen.includes(tag));
  const name = nameOf(language);
  const set = (instead: readonly string[]) => does((doc) => setInsteadOf(doc, language, instead));
  return (
    <fieldset className="language-instead">
      <legend>{message("languages.instead", { language: name })}</legend>
      <ol>
        {chosen.map((tag, index) => (
          <li key={tag}>
            <span>{nameOf(tag)}</span>
            {index > 0 && (
              <Button
                size="small"
                appearance="subtle"
                icon={<ArrowUpRegular />}
                aria-label={message("languages.instead.earlier", { instead: nameOf(tag), language: name })}
                onClick={() => set(chosen.with(index, chosen[index - 1] ?? tag).with(index - 1, tag))}
              />
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={message("languages.instead.remove", { instead: nameOf(tag), language: name })}
              onClick={() => set(chosen.filter((other) => other !== tag))}
            />
          </li>
        ))}
        <li>{nameOf(first)}</li>
      </ol>
      {free.length > 0 && (
        <Select
          aria-label={message("languages.instead.add", { language: name })}
          value=""
          onChange={(_event, { value }) => set([...chosen, value])}
        >
          <option value="" disabled>
            {message("languages.instead.choose")}
          </option>
          {free.map((tag) => (
            <option key={tag} value={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </Select>
      )}
    </fieldset>
  );
}
