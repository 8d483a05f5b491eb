import { Spinner, type SpinnerProps } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { announce } from "./announce.tsx";

/** What takes longer than this is told of, in milliseconds. */
export const patience = 500;

/** Whether something has gone on for so long that people ask themselves what it is. */
function useTakesLong(isGoingOn: boolean): boolean {
  const [takesLong, setTakesLong] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setTimeout(() => setTakesLong(true), patience);
    return () => {
      clearTimeout(timer);
      setTakesLong(false);
    };
  }, [isGoingOn]);
  return isGoingOn && takesLong;
}

/** The same, and told to those who listen to the page. */
export function useTold(isGoingOn: boolean, words: string): boolean {
  const takesLong = useTakesLong(isGoingOn);
  useEffect(() => {
    if (takesLong) announce(words);
  }, [takesLong, words]);
  return takesLong;
}

/** Stands where something is on its way, and says what once it takes long: a page that flickers tells nobody anything. */
export function Waiting(props: {
  readonly words: string;
  readonly size?: SpinnerProps["size"];
  readonly className?: string;
}) {
  const { words, size, className } = props;
  const takesLong = useTold(true, words);
  return (
    <div className={className === undefined ? "waiting" : `waiting ${className}`} aria-busy="true">
      {takesLong && <Spinner label={words} {...(size === undefined ? {} : { size })} />}
    </div>
  );
}
