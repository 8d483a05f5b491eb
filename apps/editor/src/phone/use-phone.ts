import { useCallback, useEffect, useRef, useState } from "react";
import type { OutgoingOrder } from "../api/calls.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { type CallEvent, dialled, followed, type PhoneCall } from "./call.ts";
import { type Connection, dial, order } from "./phone-line.ts";

export interface Phone {
  readonly call: PhoneCall | undefined;
  readonly dialling: boolean;
  readonly told: Told | undefined;
  readonly called: string | undefined;
  readonly place: () => void;
  /** Has the flow call somebody. */
  readonly order: (wanted: OutgoingOrder) => void;
  readonly press: (key: string) => void;
  /** Says something for a few seconds, for steps that record. */
  readonly speak: () => void;
  readonly hangUp: () => void;
}

const spokenMs = 4_000;

/** One phone, for the calls of one flow. */
export function usePhone(flow: string): Phone {
  const [call, setCall] = useState<PhoneCall>();
  const [dialling, setDialling] = useState(false);
  const [told, setTold] = useState<Told>();
  const line = useRef<Connection>(undefined);
  const turn = useRef(0);

  const hangUp = useCallback(() => {
    const { current } = line;
    line.current = undefined;
    // Over already is what was wanted.
    void current?.hangUp().catch(() => {});
  }, []);

  useEffect(
    () => () => {
      turn.current++;
      line.current?.close();
      hangUp();
    },
    [hangUp],
  );

  async function begin(
    ours: boolean,
    connect: (tell: (event: CallEvent) => void) => Promise<Connection>,
  ): Promise<void> {
    hangUp();
    const mine = ++turn.current;
    setTold(undefined);
    setDialling(true);
    setCall(dialled(flow, ours));
    try {
      const connection = await connect((event) => {
        if (mine !== turn.current) return;
        if (isEnd(event)) line.current = undefined;
        setCall((now) => now && followed(now, event));
      });
      if (mine === turn.current) line.current = connection;
      else connection.close();
    } catch (error) {
      if (mine !== turn.current) return;
      setTold(toldOf(error));
      setCall(undefined);
    } finally {
      if (mine === turn.current) setDialling(false);
    }
  }

  const dialHere = (tell: (event: CallEvent) => void) => dial(flow, tell);
  return {
    call,
    dialling,
    told,
    called: line.current?.called,
    place: () => void begin(false, dialHere),
    order: (wanted) => void begin(true, (tell) => order(wanted, tell)),
    press(key) {
      if (!line.current) return;
      setCall((now) => now && followed(now, { type: "pressed", key }));
      line.current.press(key).catch((error: unknown) => setTold(toldOf(error)));
    },
    speak() {
      if (!line.current) return;
      setCall((now) => now && followed(now, { type: "spoke", seconds: spokenMs / 1_000 }));
      line.current.speak(spokenMs).catch((error: unknown) => setTold(toldOf(error)));
    },
    hangUp,
  };
}

function isEnd(event: CallEvent): boolean {
  return event.type === "phone" && event.event.type === "ended";
}
