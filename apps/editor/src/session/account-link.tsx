import { message } from "../messages/message.ts";
import { Link } from "../routes/router.tsx";
import { accountPath } from "../routes/routes.ts";
import { useWho } from "./session.tsx";

/** Who is at this browser, and the way to their own page. */
export function AccountLink() {
  const who = useWho();
  if (!who) return null;
  return (
    <Link href={accountPath} className="account-link" title={message("account.title")}>
      {who.signIn === "none" ? message("account.local") : who.name}
    </Link>
  );
}
