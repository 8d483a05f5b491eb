export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

const quietForMs = 500;

/** The last line of a terminal, for what takes longer than half a second; nothing where it is no terminal. */
export function statusLine(out: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): StatusLine {
  if (!out.isTTY || env.TERM === "dumb") return { show: () => {}, clear: () => {} };
  let text = "";
  let isShown = false;
  let later: NodeJS.Timeout | undefined;
  const draw = () => {
    isShown = true;
    // A longer one would leave a line behind that nobody clears.
    out.write(`\r\u001B[K${text.slice(0, Math.max(20, (out.columns || 80) - 2))}`);
  };
  return {
    show(next) {
      text = next;
      if (isShown) draw();
      else later ??= setTimeout(draw, quietForMs).unref();
    },
    clear() {
      clearTimeout(later);
      later = undefined;
      if (isShown) out.write("\r\u001B[K");
      isShown = false;
    },
  };
}
