/** What a stream of server-sent events says, one after the other, until it ends or nobody wants more of it. */
export async function* eventsOf<Event>(answer: Response): AsyncGenerator<Event> {
  let text = "";
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + part).split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block.split("\n").find((line) => line.startsWith("data: "));
      if (data) yield JSON.parse(data.slice("data: ".length)) as Event;
    }
  }
}
