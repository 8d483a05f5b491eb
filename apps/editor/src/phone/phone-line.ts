import {
  hangUp,
  type OutgoingOrder,
  type PhoneEvent,
  placeCall,
  placeOutgoingCall,
  pressKeys,
  speakInto,
} from "../api/calls.ts";
import type { CallEvent, CallNews } from "./call.ts";

/** A call that was placed, and how to go on with it. */
export interface Connection {
  readonly called: string;
  press(keys: string): Promise<void>;
  /** Is heard for so many milliseconds. */
  speak(milliseconds: number): Promise<void>;
  hangUp(): Promise<void>;
  /** Hears nothing any more. */
  close(): void;
}

/** Dials what a flow answers, at the server's own phone. @throws ApiError */
export async function dial(flow: string, tell: (event: CallEvent) => void): Promise<Connection> {
  const { id, key, called } = await placeCall(flow);
  const events = follow<PhoneEvent>(`/api/phone/calls/${encodeURIComponent(id)}/events`, (event) => {
    tell({ type: "phone", event });
    return event.type === "ended";
  });
  const news = newsOf(key, tell);
  return {
    called,
    press: (keys) => pressKeys(id, keys),
    speak: (milliseconds) => speakInto(id, milliseconds),
    hangUp: () => hangUp(id),
    close() {
      events.close();
      news.close();
    },
  };
}

/**
 * Has a flow call somebody. Whoever is called has a phone of their own: here nothing can be pressed, said or put down.
 * @throws ApiError
 */
export async function order(wanted: OutgoingOrder, tell: (event: CallEvent) => void): Promise<Connection> {
  const news = newsOf(await placeOutgoingCall(wanted), tell);
  const nothing = async () => {};
  const called = wanted.to.kind === "phone" ? wanted.to.number : wanted.to.id;
  return { called, press: nothing, speak: nothing, hangUp: nothing, close: () => news.close() };
}

function newsOf(key: string, tell: (event: CallEvent) => void): EventSource {
  return follow<CallNews>(`/api/calls/${encodeURIComponent(key)}/news`, (item) => {
    tell({ type: "news", news: item });
    return item.kind === "ended";
  });
}

export const promptUrl = (hash: string): string => `/api/phone/prompts/${hash}.wav`;

// The browser asks again by itself when the line breaks, and says how far it had come.
function follow<Item>(url: string, take: (item: Item) => boolean): EventSource {
  const source = new EventSource(url);
  source.onmessage = ({ data }) => {
    if (take(JSON.parse(data) as Item)) source.close();
  };
  return source;
}
