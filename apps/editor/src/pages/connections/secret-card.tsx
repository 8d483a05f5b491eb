import { DeleteRegular, KeyResetRegular } from "@fluentui/react-icons";
import { useId } from "react";
import type { KeptSecret } from "../../api/secrets.ts";
import { Link } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { MayButton } from "../../session/may-button.tsx";
import { listed } from "../../words/amounts.ts";
import { dayAndTime } from "../../words/time.ts";
import { message } from "./words.ts";

/** One secret as far as anybody can see it: where it may be sent, and which flows name it. */
export function SecretCard(props: {
  readonly secret: KeptSecret;
  readonly onOpen: (what: "put" | "remove") => void;
}) {
  const { secret, onOpen } = props;
  const { name, hosts, updatedAt, usedBy } = secret;
  const heading = useId();
  const removing = message("connections.remove", { name });
  return (
    <section className="card" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{name}</h3>
        <MayButton
          right="administer"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={removing}
          title={usedBy.length > 0 ? message("connections.used.first") : removing}
          // The server would refuse; the reason is told before.
          disabledFocusable={usedBy.length > 0}
          onClick={() => usedBy.length === 0 && onOpen("remove")}
        />
      </header>
      <p>{message("connections.sentTo", { hosts: listed(hosts) })}</p>
      <p className="card-aside">{message("connections.since", { when: dayAndTime(updatedAt) })}</p>
      {usedBy.length > 0 && (
        <p>
          {message("connections.usedBy")}{" "}
          {usedBy.map((flow, index) => (
            <span key={flow}>
              {index > 0 && ", "}
              <Link href={flowPath(flow)}>{flow}</Link>
            </span>
          ))}
        </p>
      )}
      <div className="card-actions">
        <MayButton
          right="administer"
          size="small"
          icon={<KeyResetRegular />}
          aria-label={message("connections.replaceOf", { name })}
          onClick={() => onOpen("put")}
        >
          {message("connections.replace")}
        </MayButton>
      </div>
    </section>
  );
}
