/**
 * What a stream of server-sent events says, one after the other, until it ends. For streams that an `EventSource` cannot
 * ask for, because something is sent along; a stream that breaks off rejects.
 */
export async function* eventsOf<Event>(body: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (text + decoder.decode(part.value, { stream: true })).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = block.split("\n").find((line) => line.startsWith("data: "));
        if (data !== undefined) yield JSON.parse(data.slice("data: ".length)) as Event;
      }
    }
  } finally {
    // Who wants no more of it lets the server know.
    await reader.cancel().catch(() => {});
  }
}
