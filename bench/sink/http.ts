import { createServer, type Server, type Socket } from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly body?: object;
}

/**
 * Answers HTTP/1.1 requests on connections that stay open, and reads of them no more than it must: whatever the sink costs is
 * taken from the servers on the same machine. Knows bodies with a length only, ASCII in JSON; what is otherwise ends the process.
 */
export function answering(answer: (asked: Asked) => Answered): Server {
  return createServer({ noDelay: true }, (socket) => {
    let seen = "";
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      seen += text;
      for (let whole = requestIn(seen); whole; whole = requestIn(seen)) {
        seen = seen.slice(whole.length);
        reply(socket, answer(whole.asked));
      }
    });
    // Servers are killed while they are connected; what they asked until then counts.
    socket.on("error", () => socket.destroy());
  });
}

/** The first request of a text, if all of it is there, and its length. */
function requestIn(text: string): { readonly asked: Asked; readonly length: number } | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = text.slice(0, end);
  if (/\r\ntransfer-encoding:/i.test(head)) throw new Error(`The sink reads bodies with a length: ${head}`);
  const length = end + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  if (text.length < length) return undefined;
  const [method = "", path = ""] = head.slice(0, head.indexOf("\r\n")).split(" ");
  return { asked: { method, path, body: text.slice(end + 4, length) }, length };
}

function reply(socket: Socket, { status, body }: Answered): void {
  const text = body ? JSON.stringify(body) : "";
  const type = body ? "content-type: application/json\r\n" : "";
  socket.write(
    `HTTP/1.1 ${status} .\r\n${type}content-length: ${text.length}\r\nkeep-alive: timeout=60\r\n\r\n${text}`,
    "latin1",
  );
}
