/** One message of a stream of server-sent events. */
export interface StreamMessage {
  readonly id?: string;
  readonly data: string;
}

/** Reads what has arrived of a stream; `rest` is the beginning of a message, to be put before what arrives next. */
export function readStream(arrived: string): {
  readonly messages: readonly StreamMessage[];
  readonly rest: string;
} {
  const blocks = arrived.split(/\r?\n\r?\n/);
  const rest = blocks.pop() ?? "";
  return { messages: blocks.flatMap(messageIn), rest };
}

function messageIn(block: string): readonly StreamMessage[] {
  const fields = block.split(/\r?\n/).flatMap((line) => {
    const [, name = "", value = ""] = /^([a-z]+)(?:: ?(.*))?$/.exec(line) ?? [];
    return name === "" ? [] : [[name, value] as const];
  });
  const data = fields.filter(([name]) => name === "data").map(([, value]) => value);
  if (data.length === 0) return [];
  const id = fields.findLast(([name]) => name === "id")?.[1];
  return [{ data: data.join("\n"), ...(id === undefined ? {} : { id }) }];
}
