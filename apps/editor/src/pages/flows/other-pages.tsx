import { Link } from "../../routes/router.tsx";
import { useMay } from "../../session/session.tsx";
import { type Place, placeGroups } from "./places.ts";
import { message } from "./words.ts";

export function OtherPages() {
  return (
    <nav className="places" aria-label={message("places.title")}>
      {placeGroups.map(({ title, places }) => (
        <div key={title} className="places-group">
          <h2>{title}</h2>
          <ul>
            {places.map((place) => (
              <PlaceLink key={place.path} {...place} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PlaceLink({ path, words, right }: Place) {
  if (!useMay(right ?? "view")) return null;
  return (
    <li>
      <Link href={path}>{words}</Link>
    </li>
  );
}
