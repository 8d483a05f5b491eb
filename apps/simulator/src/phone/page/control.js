// The control API, as the page uses it.

export async function ask(method, path, body) {
  const isSound = body instanceof ArrayBuffer;
  const reply = await fetch(`/control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          headers: { "content-type": isSound ? "audio/wav" : "application/json" },
          body: isSound ? body : JSON.stringify(body),
        }),
  });
  if (reply.status === 204) return undefined;
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.error ?? answer.message ?? `The simulator answers ${reply.status}.`);
  return answer;
}

/** The same again only once, `ms` after the first time it is wanted: news comes in bursts. */
export function soon(work, ms) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      void work();
    }, ms);
  };
}

export const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

export const nameOf = ({ name, number, kind } = {}) =>
  name ?? number ?? (kind === "withheld" ? "Number withheld" : (kind ?? "somebody"));
