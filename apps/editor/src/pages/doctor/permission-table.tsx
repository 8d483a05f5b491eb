import type { Examination } from "../../api/doctor.ts";
import { message } from "./words.ts";

/** What dialtree asks of Graph, why, and whether it has been granted. */
export function PermissionTable(props: { readonly permissions: Examination["permissions"] }) {
  return (
    <section aria-labelledby="permissions">
      <h2 id="permissions">{message("doctor.permissions")}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keys as well. */}
      <div className="doctor-scroll" tabIndex={0}>
        <table className="doctor-table">
          <thead>
            <tr>
              <th scope="col">{message("doctor.permission")}</th>
              <th scope="col">{message("doctor.granted")}</th>
              <th scope="col">{message("doctor.needed")}</th>
              <th scope="col">{message("doctor.why")}</th>
              <th scope="col">{message("doctor.steps")}</th>
            </tr>
          </thead>
          <tbody>
            {props.permissions.map(({ name, granted, needed, why, steps, source }) => (
              <tr key={name}>
                <th scope="row">
                  <a
                    href={source}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={message("doctor.source", { name })}
                  >
                    <code>{name}</code>
                  </a>
                </th>
                <td>{message(`doctor.granted.${granted === null ? "unknown" : granted ? "yes" : "no"}`)}</td>
                <td>{message(`doctor.needed.${needed}`)}</td>
                <td>{why}</td>
                <td>{steps.join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
