import { Button } from "@fluentui/react-components";
import { WeatherMoonRegular, WeatherSunnyRegular } from "@fluentui/react-icons";
import { message } from "../messages/message.ts";
import { useTheme } from "./theme.tsx";

export function ThemeSwitch() {
  const { dark, choose } = useTheme();
  const says = dark ? message("theme.light") : message("theme.dark");
  return (
    <Button
      appearance="subtle"
      icon={dark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
      title={says}
      aria-label={says}
      onClick={() => choose(dark ? "light" : "dark")}
    />
  );
}
