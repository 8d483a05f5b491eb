import { Field, ProgressBar } from "@fluentui/react-components";
import { useTold } from "./waiting.tsx";

/**
 * How far something has come that is done piece by piece, once it takes long. What it is about is said once; the count is there for who
 * looks.
 */
export function HowFar(props: {
  readonly words: string;
  /** "12 of 40 recordings" */
  readonly count: string;
  readonly done: number;
  readonly of: number;
}) {
  const { words, count, done, of } = props;
  const takesLong = useTold(true, words);
  return (
    <div className="waiting" aria-busy="true">
      {takesLong && (
        <Field label={words} hint={count}>
          <ProgressBar value={done} max={of} />
        </Field>
      )}
    </div>
  );
}
