import { useEffect, useState } from "react";
import type { GraphNotice } from "../../api/graph.ts";
import { announce } from "../../live/announce.tsx";
import { graphWords } from "./graph-words.ts";

const kept = 300;

/** What Graph tells of calls that were made here, the newest first; those of before come along. */
export function useNotices(): readonly GraphNotice[] {
  const [notices, setNotices] = useState<readonly GraphNotice[]>([]);
  useEffect(() => {
    const opened = Date.now();
    // The browser asks again by itself when the line breaks, and says how far it had come.
    const source = new EventSource("/api/graph/notices");
    source.onmessage = ({ data }) => {
      const notice = JSON.parse(String(data)) as GraphNotice;
      setNotices((before) => [notice, ...before].slice(0, kept));
      if (notice.at >= opened) announce(graphWords(notice.says));
    };
    return () => {
      source.close();
      setNotices([]);
    };
  }, []);
  return notices;
}
