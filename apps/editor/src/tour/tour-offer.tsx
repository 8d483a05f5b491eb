import { Button } from "@fluentui/react-components";
import { message } from "../messages/message.ts";

/** Asks whoever is new whether they want to be shown around. */
export function TourOffer(props: { readonly onYes: () => void; readonly onNo: () => void }) {
  const { onYes, onNo } = props;
  return (
    <aside className="tour-offer" aria-label={message("tour.offer")}>
      <span>{message("tour.offer")}</span>
      <Button size="small" appearance="primary" onClick={onYes}>
        {message("tour.offer.yes")}
      </Button>
      <Button size="small" appearance="subtle" onClick={onNo}>
        {message("tour.offer.no")}
      </Button>
    </aside>
  );
}
