import "./theme-switch.css";
import { Button } from "@fluentui/react-components";
import { WeatherMoonRegular, WeatherSunnyRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useId, useRef } from "react";
import { message } from "../messages/message.ts";
import { themeChoices, useTheme } from "./theme.tsx";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Which colours somebody wants to look at. */
export function ThemeSwitch() {
  const { choice, dark, choose } = useTheme();
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  function opened(): void {
    const [box, at] = [menu.current, button.current?.getBoundingClientRect()];
    if (!box || !at) return;
    box.style.top = `${at.bottom + 4}px`;
    box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
    box.querySelector<HTMLElement>("[aria-checked=true]")?.focus();
  }

  function pressed(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (event.key === "Tab") menu.current?.hidePopover();
    if (step === undefined) return;
    const items = [...(menu.current?.querySelectorAll<HTMLElement>("[role=menuitemradio]") ?? [])];
    const now = items.indexOf(document.activeElement as HTMLElement);
    items[(now + step + items.length) % items.length]?.focus();
    event.preventDefault();
  }

  return (
    <>
      <Button
        ref={button}
        appearance="subtle"
        icon={dark ? <WeatherMoonRegular /> : <WeatherSunnyRegular />}
        title={message("theme.title")}
        aria-label={message("theme.title")}
        aria-haspopup="menu"
        {...{ popoverTarget: id }}
      />
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={message("theme.title")}
        className="theme-menu"
        onToggle={({ newState }) => newState === "open" && opened()}
        onKeyDown={pressed}
      >
        {themeChoices.map((one) => (
          <button
            key={one}
            type="button"
            role="menuitemradio"
            aria-checked={one === choice}
            tabIndex={one === choice ? 0 : -1}
            onClick={() => {
              choose(one);
              menu.current?.hidePopover();
            }}
          >
            {message(`theme.${one}`)}
          </button>
        ))}
      </div>
    </>
  );
}
