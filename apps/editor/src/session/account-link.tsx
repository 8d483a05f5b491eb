import { PersonRegular } from "@fluentui/react-icons";
import { message } from "../messages/message.ts";
import { Link } from "../routes/router.tsx";
import { accountPath } from "../routes/routes.ts";
import { useWho } from "./session.tsx";

/** Who is at this browser, and the way to their own page. `brief`: where there is no room for a name. */
export function AccountLink({ brief = false }: { readonly brief?: boolean }) {
  const who = useWho();
  if (!who) return null;
  const name = who.signIn === "none" ? message("account.local") : (who.name ?? "");
  const says = who.signIn === "none" ? message("account.local.title") : message("account.title");
  return (
    <Link
      href={accountPath}
      className="account-link"
      title={brief ? `${name}. ${says}` : says}
      {...(brief ? { "aria-label": name } : {})}
    >
      <PersonRegular aria-hidden fontSize={20} />
      {!brief && name}
    </Link>
  );
}
