import "./languages.css";
import type { Play } from "@dialtree/controls";
import { languageNames } from "@dialtree/controls";
import type { FlowDocument, Problem } from "@dialtree/flow";
import { setLanguages } from "@dialtree/flow/edit";
import { Button, Field, Select } from "@fluentui/react-components";
import { AddRegular, LocalLanguageRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import type { Voices } from "../api/client.ts";
import { Panel } from "../inspector/panel.tsx";
import { announce } from "../live/announce.tsx";
import { shownLanguage } from "../messages/language.ts";
import type { Does } from "../pages/flow/editing.ts";
import { languages as choices } from "../pages/flows/languages.ts";
import { isMissingText } from "../problems/missing-text.ts";
import { isOfLanguages, problemWords } from "../problems/use-problems.ts";
import { MayFields } from "../session/may-fields.tsx";
import { nodeTypes } from "../words/node-types.ts";
import { LanguageCard } from "./language-card.tsx";
import { TextExchange } from "./text-exchange.tsx";
import { message } from "./words.ts";

/** What a flow is spoken in, and by whom; and all of its texts, out to others and back. */
export function LanguagesPanel(props: {
  readonly document: FlowDocument;
  readonly problems: readonly Problem[];
  readonly voices: Voices;
  readonly does: Does;
  readonly onPlay: Play;
  readonly onOpen: (problem: Problem) => void;
  /** Recordings of the flow, of these names, have come in. */
  readonly onRecordings: (names: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { document, problems, voices, does, onPlay, onOpen, onRecordings, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // What was pressed may be gone with the language that it belonged to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when the languages are others.
  useEffect(() => {
    const { activeElement, body } = globalThis.document;
    if (activeElement === null || activeElement === body) heading.current?.focus();
  }, [document.languages]);
  const [wanted, setWanted] = useState("");
  const free = choices.filter(({ tag }) => !document.languages.includes(tag));
  const wrong = problems.filter(isOfLanguages);

  function add(): void {
    if (wanted === "") return;
    if (does((doc) => setLanguages(doc, [...doc.languages, wanted], nodeTypes)))
      announce(message("languages.added", { language: languageNames(shownLanguage())(wanted) }));
    setWanted("");
  }

  return (
    <Panel
      icon={<LocalLanguageRegular aria-hidden />}
      title={message("languages.title")}
      about={message("languages.about")}
      headingRef={heading}
      onClose={onClose}
    >
      {wrong.map((problem) => {
        const { sentence, remedy } = problemWords(problem);
        return (
          <p key={problem.at} className="settings-hint">
            {sentence} {remedy}
          </p>
        );
      })}
      <MayFields right="author" why={message("session.lookOnly")}>
        {document.languages.map((language) => (
          <LanguageCard
            key={language}
            document={document}
            language={language}
            missing={problems.filter((problem) => isMissingText(problem, language))}
            voices={voices}
            does={does}
            onPlay={onPlay}
            onOpen={onOpen}
            onChanged={announce}
          />
        ))}
        <div className="language-add">
          <Field label={message("languages.add")}>
            <Select value={wanted} onChange={(_event, { value }) => setWanted(value)}>
              <option value="">{message("languages.choose")}</option>
              {free.map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Button icon={<AddRegular />} disabledFocusable={wanted === ""} onClick={add}>
            {message("languages.add.do")}
          </Button>
        </div>
      </MayFields>
      <TextExchange document={document} does={does} onRecordings={onRecordings} />
    </Panel>
  );
}
