import { isHeard, type Utterance } from "@dialtree/flow";
import { MicRegular, PersonVoiceRegular, PlayRegular, StopRegular } from "@fluentui/react-icons";
import { soundWords } from "../words/node-words.ts";
import { type End, TextField } from "./text-field.tsx";
import { heardIn, isMissingIn, isSaidIn, saidIn, type TextRow } from "./texts.ts";
import { message } from "./words.ts";

/** One text in one language, and what is heard where there is none. */
export interface CellText {
  readonly row: TextRow;
  readonly language: string;
  /** How people call it. */
  readonly languageName: string;
  /** What callers of this language hear where the text is missing, as people call it. */
  readonly instead: string | undefined;
  /** Of the flow. */
  readonly languages: readonly string[];
}

/** A cell of the table: the text, who says it, and a way to hear it; or a field to write in. */
export function TextCell(
  props: CellText & {
    readonly isEdited: boolean;
    readonly isAnew: boolean;
    readonly isPlayed: boolean;
    readonly onText: (text: string) => void;
    readonly onEnd: (how: End) => void;
  },
) {
  const { row, language, languageName, languages, isEdited, isPlayed, onText, onEnd } = props;
  const utterance = saidIn(row, language);
  const text = utterance?.text ?? "";
  if (!isSaidIn(row, language, { languages }))
    return <span className="words-aside">{message("words.notSaid", { language: languageName })}</span>;
  const { where, what } = row;
  const hearing = { what, language: languageName };
  return (
    <>
      {isEdited ? (
        <TextField
          label={message("words.cell", { where, what, language: languageName })}
          language={language}
          text={text}
          isAnew={props.isAnew}
          placeholder={row.builtIn(language)}
          onText={onText}
          onEnd={onEnd}
        />
      ) : text.trim() === "" && !(utterance && isHeard(utterance)) ? (
        <Nothing {...props} />
      ) : (
        <span className="words-text" lang={language}>
          {text}
        </span>
      )}
      {utterance && <Sound utterance={utterance} isEdited={isEdited} />}
      {heardIn(row, language) && (
        <button
          type="button"
          tabIndex={-1}
          className="words-play"
          aria-label={message(isPlayed ? "words.stop" : "words.play", hearing)}
          title={message(isPlayed ? "words.stop" : "words.play", hearing)}
        >
          {isPlayed ? <StopRegular /> : <PlayRegular />}
        </button>
      )}
    </>
  );
}

function Nothing({ row, language, languages, instead }: CellText) {
  if (isMissingIn(row, language, { languages })) {
    const words =
      instead !== undefined
        ? message("words.missing.instead", { language: instead })
        : message(Object.keys(row.spoken).length > 0 ? "words.missing" : "words.empty");
    return <span className="words-missing">{words}</span>;
  }
  const builtIn = row.builtIn(language);
  return (
    <span className="words-aside">
      {builtIn === undefined ? message("words.optional") : message("words.builtIn", { words: builtIn })}
    </span>
  );
}

/** What is played in the place of the usual voice. */
function Sound({ utterance, isEdited }: { readonly utterance: Utterance; readonly isEdited: boolean }) {
  const { recording, prompt, voice } = utterance;
  if (recording === undefined && prompt === undefined)
    return voice === undefined ? null : (
      <span className="words-aside">
        <PersonVoiceRegular aria-hidden /> {message("words.voice", { voice })}
      </span>
    );
  return (
    <span className="words-aside">
      <MicRegular aria-hidden /> {soundWords(utterance)}
      {isEdited && <> {message("words.record")}</>}
    </span>
  );
}
