import "./phone-panel.css";
import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { CallEndRegular, CallRegular, DismissRegular, MicRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Version } from "../api/client.ts";
import { ToldBar } from "../live/told.tsx";
import { MayButton } from "../session/may-button.tsx";
import type { Line } from "./call.ts";
import { Keypad, toneOf } from "./keypad.tsx";
import type { Callees, Variables } from "./order.ts";
import { OrderForm } from "./order-form.tsx";
import { promptUrl } from "./phone-line.ts";
import type { Phone } from "./use-phone.ts";
import { message } from "./words.ts";

/** A phone beside the flow: calls what is published, and says and shows what happens. */
export function PhonePanel(props: {
  readonly phone: Phone;
  readonly current: Version | undefined;
  /** The flow, if it calls instead of being called: whom it calls, and what it can be told. */
  readonly calling:
    | { readonly flow: string; readonly callees: Callees; readonly variables: Variables }
    | undefined;
  /** The draft is not what callers get. */
  readonly differs: boolean;
  readonly onNumbers: () => void;
  readonly onPublish: () => void;
  readonly onClose: () => void;
}) {
  const { phone, current, calling, differs, onNumbers, onPublish, onClose } = props;
  const { call, dialling, told } = phone;
  const live = call !== undefined && call.state !== "ended";
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  function pressed(event: KeyboardEvent): void {
    const key = toneOf(event.key);
    if (!live || !key || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    phone.press(key);
  }

  return (
    // Keys of the keyboard are keys of the phone while it has the focus.
    <section className="phone" aria-labelledby="phone-heading" onKeyDown={pressed}>
      <header>
        <h2 id="phone-heading" ref={heading} tabIndex={-1}>
          {message("phone.title")}
        </h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={message("phone.close")}
          title={message("phone.close")}
          onClick={onClose}
        />
      </header>
      {differs && current && (
        <MessageBar intent="warning" layout="multiline" className="phone-differs">
          <MessageBarBody>
            {message("phone.differs", { number: current.number })}{" "}
            <Button size="small" onClick={onPublish}>
              {message("phone.publish")}
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {told && (
        <ToldBar told={told}>
          {told.code === "flow_without_number" && (
            <Button size="small" onClick={onNumbers}>
              {message("phone.number")}
            </Button>
          )}
        </ToldBar>
      )}
      <p className="phone-state" role="status" data-state={call?.state}>
        {stateWords(phone, current, calling !== undefined)}
      </p>
      <Heard lines={call?.lines ?? []} />
      <Voice saying={call?.saying} />
      {calling && (
        <OrderForm
          {...calling}
          disabled={live || dialling || !current}
          failed={told !== undefined}
          onOrder={phone.order}
        />
      )}
      {!calling && <Handset phone={phone} live={live} current={current} />}
    </section>
  );
}

/** What somebody at this phone can do. */
function Handset(props: {
  readonly phone: Phone;
  readonly live: boolean;
  readonly current: Version | undefined;
}) {
  const { phone, live, current } = props;
  const { call, dialling } = phone;
  return (
    <>
      <Keypad disabled={!live} onPress={phone.press} />
      {live && (
        <Button
          className="speak"
          icon={<MicRegular />}
          disabled={call?.state !== "answered"}
          onClick={phone.speak}
        >
          {message("phone.say")}
        </Button>
      )}
      {/* The same button for the browser, so that whoever has called by keyboard has the keys of the phone at hand. */}
      {live ? (
        <MayButton right="operate" className="hang-up" icon={<CallEndRegular />} onClick={phone.hangUp}>
          {message("phone.hangUp")}
        </MayButton>
      ) : (
        <MayButton
          right="operate"
          appearance="primary"
          icon={<CallRegular />}
          disabled={dialling || !current}
          onClick={phone.place}
        >
          {call ? message("phone.again") : message("phone.call")}
        </MayButton>
      )}
    </>
  );
}

function stateWords({ call, dialling }: Phone, current: Version | undefined, calls: boolean): string {
  if (!current) return message(calls ? "order.unpublished" : "phone.unpublished");
  if (!call) return message(calls ? "order.ready" : "phone.ready", { number: current.number });
  if (dialling || call.state === "ringing") return message("phone.ringing");
  return call.state === "answered" ? message("phone.answered") : message("phone.over");
}

function Heard({ lines }: { readonly lines: readonly Line[] }) {
  const end = useRef<HTMLOListElement>(null);
  const count = lines.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line is brought into view
  useEffect(() => {
    end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <ol className="heard" ref={end} aria-label={message("phone.heard")} aria-live="polite" tabIndex={0}>
      {lines.map(({ number, by, text }) => (
        <li key={number} data-by={by}>
          {text}
        </li>
      ))}
    </ol>
  );
}

/** Says what the caller hears, for as long as it is said on the line. */
function Voice({
  saying,
}: {
  readonly saying: { readonly hash: string; readonly turn: number } | undefined;
}) {
  const audio = useRef<HTMLAudioElement>(null);
  const hash = saying?.hash;
  const turn = saying?.turn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same prompt said again is another turn
  useEffect(() => {
    const { current } = audio;
    if (!current) return;
    if (hash === undefined) {
      current.pause();
      return;
    }
    current.src = promptUrl(hash);
    // A browser may forbid sound; the words are there to read.
    current.play().catch(() => {});
  }, [hash, turn]);
  // biome-ignore lint/a11y/useMediaCaption: what is said stands above, word by word
  return <audio ref={audio} preload="auto" />;
}
