import { useCallback, useEffect, useRef, useState } from "react";
import { toldOf } from "../api/errors.ts";

/** Plays one sound at a time; `playing` is the key of it, `isComing` says that it is fetched first. Bytes, because the page may load sound from nowhere else. */
export function usePlayer(onTrouble: (words: string) => void) {
  const output = useRef<AudioContext>(undefined);
  const source = useRef<AudioBufferSourceNode>(undefined);
  const turn = useRef(0);
  const [playing, setPlaying] = useState<string>();
  const [isComing, setComing] = useState(false);

  const stop = useCallback(() => {
    turn.current++;
    source.current?.stop();
    source.current = undefined;
    setPlaying(undefined);
    setComing(false);
  }, []);
  useEffect(
    () => () => {
      turn.current++;
      source.current?.stop();
      void output.current?.close();
      output.current = undefined;
    },
    [],
  );

  const play = useCallback(
    async (key: string, fetched: () => Promise<Blob>) => {
      stop();
      const mine = turn.current;
      // Made by the click itself, or the browser keeps it silent.
      output.current ??= new AudioContext();
      const context = output.current;
      setPlaying(key);
      setComing(true);
      try {
        const buffer = await context.decodeAudioData(await (await fetched()).arrayBuffer());
        if (mine !== turn.current) return;
        const node = context.createBufferSource();
        node.buffer = buffer;
        node.connect(context.destination);
        node.onended = () => {
          if (mine === turn.current) setPlaying(undefined);
        };
        node.start();
        setComing(false);
        source.current = node;
      } catch (error) {
        if (mine !== turn.current) return;
        setPlaying(undefined);
        setComing(false);
        const { message, remedy } = toldOf(error);
        onTrouble(`${message} ${remedy}`);
      }
    },
    [stop, onTrouble],
  );
  return { playing, isComing, play, stop };
}
