import { languageNames } from "@dialtree/controls";
import { Button } from "@fluentui/react-components";
import {
  AddRegular,
  ArrowSyncRegular,
  DeleteRegular,
  PlayRegular,
  RenameRegular,
  StopRegular,
} from "@fluentui/react-icons";
import { useId, useState } from "react";
import type { LibraryPrompt } from "../../api/client.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { openPrompt, promptSoundOf, removePrompt, removePromptSound } from "../../api/prompts.ts";
import { ToldBar } from "../../live/told.tsx";
import { shownLanguage } from "../../messages/language.ts";
import { MayButton } from "../../session/may-button.tsx";
import type { usePlayer } from "../../sound/use-player.ts";
import { BreaksLink } from "../../uses/breaks-link.tsx";
import { WhereUsed } from "../../uses/where-used.tsx";
import { decimal } from "../../words/amounts.ts";
import { message } from "./words.ts";

const languageName = languageNames(shownLanguage());

/** One prompt: what it says, what it sounds like, who plays it. */
export function PromptCard(props: {
  readonly prompt: LibraryPrompt;
  readonly player: ReturnType<typeof usePlayer>;
  /** Without a language, of one that it does not have yet. */
  readonly onSound: (language?: string) => void;
  readonly onRename: () => void;
  readonly onChanged: (words: string) => void;
}) {
  const { prompt, player, onSound, onRename, onChanged } = props;
  const { id, title, words, sounds, revision } = prompt;
  const [told, setTold] = useState<Told>();
  const [uses, setUses] = useState<Uses>();
  const heading = useId();
  const recorded = sounds.map(({ language }) => language);
  const unrecorded = Object.keys(words).filter((language) => !recorded.includes(language));

  async function remove(): Promise<void> {
    try {
      await removePrompt(id, revision);
      onChanged(message("prompts.removed", { title }));
    } catch (error) {
      setTold(toldOf(error));
    }
  }
  async function removeSound(language: string): Promise<void> {
    try {
      await removePromptSound(id, language);
      onChanged(message("prompts.soundRemoved", { title, language: languageName(language) }));
    } catch (error) {
      setTold(toldOf(error));
    }
  }
  async function showUses(): Promise<void> {
    try {
      setUses(uses ? undefined : await openPrompt(id));
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  return (
    <section className="card" aria-labelledby={heading}>
      <header>
        <span className="prompt-names">
          <h2 id={heading}>{title}</h2>
          <code>{id}</code>
        </span>
        <MayButton
          right="prompts"
          appearance="subtle"
          icon={<RenameRegular />}
          aria-label={message("prompts.rename", { title })}
          title={message("prompts.rename", { title })}
          onClick={onRename}
        />
        <MayButton
          right="prompts"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={message("prompts.remove", { title })}
          title={message("prompts.remove", { title })}
          onClick={() => void remove()}
        />
      </header>
      <ul className="prompt-sounds">
        {sounds.map(({ language, milliseconds }) => {
          const key = `${id} ${language}`;
          const isPlaying = player.playing === key;
          const named = { title, language: languageName(language) };
          return (
            <li key={language}>
              <span className="prompt-words">
                <strong>{languageName(language)}</strong>{" "}
                {message("prompts.seconds", { seconds: decimal(milliseconds / 1_000, 1) })}
                {words[language] && <q lang={language}>{words[language]}</q>}
              </span>
              <Button
                appearance="subtle"
                icon={isPlaying ? <StopRegular /> : <PlayRegular />}
                aria-label={message(isPlaying ? "prompts.stop" : "prompts.play", named)}
                onClick={() =>
                  isPlaying ? player.stop() : void player.play(key, () => promptSoundOf(id, language))
                }
              />
              <MayButton
                right="prompts"
                appearance="subtle"
                icon={<ArrowSyncRegular />}
                aria-label={message("prompts.replace", named)}
                title={message("prompts.replace", named)}
                onClick={() => onSound(language)}
              />
              <MayButton
                right="prompts"
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={message("prompts.removeSound", named)}
                title={message("prompts.removeSound", named)}
                onClick={() => void removeSound(language)}
              />
            </li>
          );
        })}
        {unrecorded.map((language) => (
          <li key={language}>
            <span className="prompt-words">
              <strong>{languageName(language)}</strong> {message("prompts.unrecorded")}
              <q lang={language}>{words[language]}</q>
            </span>
            <MayButton
              right="prompts"
              appearance="subtle"
              icon={<AddRegular />}
              aria-label={message("prompts.replace", { title, language: languageName(language) })}
              onClick={() => onSound(language)}
            />
          </li>
        ))}
      </ul>
      <div className="card-actions">
        <MayButton right="prompts" size="small" icon={<AddRegular />} onClick={() => onSound()}>
          {message("prompts.addSound")}
        </MayButton>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={uses !== undefined}
          onClick={() => void showUses()}
        >
          {message("prompts.uses")}
        </Button>
      </div>
      {uses && (
        <>
          <WhereUsed
            uses={uses}
            placeOf={({ name = message("prompts.fallback"), language }) =>
              message("prompts.use", { name, language: languageName(language) })
            }
            publishedWords={({ flow, number }) => message("prompts.playedBy", { flow, number })}
          />
          <BreaksLink thing={`prompt:${prompt.id}`} />
        </>
      )}
      {told && <ToldBar told={told} />}
    </section>
  );
}

type Uses = Awaited<ReturnType<typeof openPrompt>>;
