import { type Span, type Week, type Weekday, weekdayNames, weekdays } from "@dialtree/flow/hours";
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { said } from "../../messages/said.ts";
import { SpansField } from "./spans-field.tsx";
import { message } from "./words.ts";

const workdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri"];

/** The hours of the week, a row for each day. */
export function WeekGrid({
  week,
  onChange,
}: {
  readonly week: Week;
  readonly onChange: (week: Week) => void;
}) {
  const copy = (from: Weekday, to: readonly Weekday[]) =>
    onChange({ ...week, ...Object.fromEntries(to.map((day) => [day, week[from]])) });
  return (
    <table className="hours-week">
      <caption className="unseen">{message("hours.week")}</caption>
      <tbody>
        {weekdays.map((day) => {
          const name = said("clock", weekdayNames[day]);
          return (
            <tr key={day}>
              <th scope="row">{name}</th>
              <td className="hours-picture">
                <DayPicture spans={week[day]} />
              </td>
              <td>
                <SpansField
                  day={name}
                  spans={week[day]}
                  onChange={(spans) => onChange({ ...week, [day]: spans })}
                />
              </td>
              <td>
                {/* Where the grid is: at the end of the document it would belong to no part of the page. */}
                <Menu inline>
                  <MenuTrigger disableButtonEnhancement>
                    <Button
                      appearance="subtle"
                      size="small"
                      icon={<CopyRegular />}
                      aria-label={message("hours.copy", { day: name })}
                      title={message("hours.copy", { day: name })}
                    />
                  </MenuTrigger>
                  <MenuPopover>
                    <MenuList>
                      <MenuItem onClick={() => copy(day, workdays)}>
                        {message("hours.copy.workdays")}
                      </MenuItem>
                      <MenuItem onClick={() => copy(day, weekdays)}>{message("hours.copy.all")}</MenuItem>
                    </MenuList>
                  </MenuPopover>
                </Menu>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The day as a line from midnight to midnight. */
function DayPicture({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <svg viewBox="0 0 24 1" preserveAspectRatio="none" aria-hidden="true">
      {spans.map(({ from, to }) => {
        const [begin, end] = [hourOf(from), hourOf(to)];
        const until = end <= begin ? 24 : end;
        return <rect key={`${from} ${to}`} x={begin} y={0} width={Math.max(0, until - begin)} height={1} />;
      })}
    </svg>
  );
}

function hourOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const hour = hours + minutes / 60;
  return Number.isFinite(hour) ? Math.min(24, hour) : 0;
}
