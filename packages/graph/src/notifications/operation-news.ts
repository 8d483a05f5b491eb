import { detailOf, readResultInfo } from "../codes/index.ts";
import { normalId } from "../ids.ts";
import { member, nameOf, textOf } from "../values.ts";
import type { News, OperationKind } from "./news.ts";
import type { OperationEnd } from "./operation.ts";
import { partyOf } from "./parties.ts";
import { Secret } from "./secret.ts";

// What the commands of a flow are at Graph: their `result` says all there is.
const ofFlows = ["playprompt", "cancelmediaprocessing", "subscribetotone"];
const kinds: Readonly<Record<string, OperationKind>> = {
  inviteparticipants: "invite",
  senddtmftones: "sendDtmfTones",
  muteparticipant: "mute",
  unmuteparticipant: "unmute",
  startholdmusic: "startHoldMusic",
  stopholdmusic: "stopHoldMusic",
  updaterecordingstatus: "updateRecordingStatus",
};
const longestAddress = 4_000;
const longestToken = 20_000;

/** What the news of an operation says beyond its end; undefined for those whose end says all. */
export function readOperationNews(operation: unknown, end: OperationEnd | undefined): News | undefined {
  const type = /^#?(?:microsoft\.graph\.)?(\w{1,60})Operation$/i
    .exec(textOf(member(operation, "@odata.type")) ?? "")?.[1]
    ?.toLowerCase();
  if (type === undefined || ofFlows.includes(type)) return undefined;
  const id = nameOf(member(operation, "id"));
  const clientContext = nameOf(member(operation, "clientContext"));
  const detail = end ? detailOf(readResultInfo(operation)) : undefined;
  const common = {
    ...(id === undefined ? {} : { id: normalId(id) }),
    ...(clientContext === undefined ? {} : { clientContext }),
    ...(end ? { outcome: end.outcome } : {}),
    ...(end?.reason === undefined ? {} : { reason: end.reason }),
    ...(detail === undefined ? {} : { detail }),
  };
  if (type === "record") return { type: "recorded", ...common, ...recordingOf(operation) };
  const invited = member(operation, "participants");
  return {
    type: "operation",
    operation: Object.hasOwn(kinds, type) ? (kinds[type] ?? "other") : "other",
    ...common,
    ...(Array.isArray(invited)
      ? { invited: invited.slice(0, 20).map((one) => partyOf(member(one, "identity"))) }
      : {}),
  };
}

function recordingOf(operation: unknown): { readonly recording?: { location: string; token: Secret } } {
  const location = textOf(member(operation, "recordingLocation"));
  const token = textOf(member(operation, "recordingAccessToken"));
  // A cancelled recording has both, empty.
  if (location === undefined || token === undefined) return {};
  if (location.length > longestAddress || token.length > longestToken) return {};
  return { recording: { location, token: new Secret(token) } };
}
