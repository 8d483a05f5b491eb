import type { Told } from "../api/errors.ts";
import { message } from "./words.ts";

/** A recording that is being made. */
export interface Recording {
  /** Ends it; what was said, as the browser writes it. */
  stop(): Promise<Blob>;
  /** Ends it, and keeps nothing. */
  cancel(): void;
}

/** Listens to the microphone, if people let it. @throws Told with why it does not, and what to do */
export async function listen(): Promise<Recording> {
  // Pages that are not on this machine and come without TLS have none.
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (!mediaDevices) throw told("insecure");
  let stream: MediaStream;
  try {
    stream = await mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    throw told(reasons[(error as DOMException).name] ?? "broken");
  }
  try {
    return recordingOf(stream);
  } catch {
    letGo(stream);
    throw told("broken");
  }
}

function recordingOf(stream: MediaStream): Recording {
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const over = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  const end = () => {
    if (recorder.state !== "inactive") recorder.stop();
    letGo(stream);
  };
  recorder.start();
  return {
    stop: async () => {
      end();
      await over;
      return new Blob(parts, { type: recorder.mimeType });
    },
    cancel: end,
  };
}

// The browser shows that it listens until its last track has ended.
function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

type Reason = "denied" | "missing" | "busy" | "insecure" | "broken";

const reasons: Readonly<Record<string, Reason>> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

function told(reason: Reason): Told {
  return {
    code: `microphone_${reason}`,
    message: message(`microphone.${reason}`),
    remedy: message(`microphone.${reason}.remedy`),
  };
}
