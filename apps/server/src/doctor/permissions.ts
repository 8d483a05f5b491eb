// The one table of what dialtree asks Microsoft Graph to let it do. The doctor and its page read it, the guide shows it.

/** An application permission of Graph, as it stands in the `roles` of a token. */
export interface NeededPermission {
  readonly name: string;
  /** Its id in Graph, by which the command line asks for it. The same in every tenant. */
  readonly id: string;
  /** `line`: without it no line works. `feature`: without it some steps or pages do not. */
  readonly needed: "line" | "feature";
  readonly why: string;
  /** Types of steps that need it. */
  readonly steps: readonly string[];
  /** Others that do as well. */
  readonly instead?: readonly string[];
  /** Where Microsoft says so. */
  readonly source: string;
}

const graphApi = "00000003-0000-0000-c000-000000000000";

const page = (name: string) => `https://learn.microsoft.com/graph/api/${name}`;

export const neededPermissions: readonly NeededPermission[] = [
  {
    name: "Calls.Initiate.All",
    id: "284383ee-7f6e-4e40-a2a8-e85dcb029101",
    needed: "line",
    why: "plays prompts, transfers and redirects callers, hangs up, and calls people",
    steps: ["prompt", "menu", "transfer", "redirect", "ring-group", "hang-up", "outgoing"],
    source: page("call-transfer"),
  },
  {
    name: "Calls.AccessMedia.All",
    id: "a7a681dc-756e-4909-b988-f160edc6655f",
    needed: "line",
    why: "hears the keys that callers press, and records what they say",
    steps: ["menu", "collect-digits", "check-pin", "yes-no", "leave-message", "send-tones"],
    source: page("call-subscribetotone"),
  },
  {
    name: "Calls.JoinGroupCall.All",
    id: "f6b49018-60ab-4f81-83bd-22caeabfed2d",
    needed: "feature",
    why: "takes invitations into group calls, stays in a call of two that becomes more, joins meetings, puts people on hold",
    steps: ["invited", "invite", "hold", "mute", "join-meeting", "group-call"],
    instead: ["Calls.JoinGroupCallAsGuest.All"],
    source: page("call-answer"),
  },
  {
    name: "Calls.InitiateGroupCall.All",
    id: "4c277553-8a09-487b-8023-29ee378d8324",
    needed: "feature",
    why: "invites somebody more into a call, and calls several people at once",
    steps: ["invite", "join-meeting", "group-call"],
    source: page("participant-invite"),
  },
  {
    name: "Presence.Read.All",
    id: "a70e0c2d-e793-494c-94c4-118fa0a67f42",
    needed: "feature",
    why: "tells whether somebody is available in Teams",
    steps: ["presence"],
    instead: ["Presence.ReadWrite.All"],
    source: page("presence-get"),
  },
  {
    name: "User.Read.All",
    id: "df021288-bdef-4463-88db-98f22de89214",
    needed: "feature",
    why: "finds people by their names in the editor, and resource accounts for this page",
    steps: [],
    instead: ["User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"],
    source: page("user-list"),
  },
  {
    name: "Application.Read.All",
    id: "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30",
    needed: "feature",
    why: "tells beforehand when the app's secret expires",
    steps: [],
    instead: ["Application.ReadWrite.All", "Directory.Read.All"],
    source: page("application-get"),
  },
];

/** Whether these roles of a token do for a permission. */
export const isGranted = ({ name, instead = [] }: NeededPermission, roles: readonly string[]): boolean =>
  [name, ...instead].some((one) => roles.includes(one));

/** Roles that nothing here asks for. */
export const superfluous = (roles: readonly string[]): readonly string[] => {
  const known = new Set(neededPermissions.flatMap(({ name, instead = [] }) => [name, ...instead]));
  return roles.filter((role) => !known.has(role));
};

/** What has an administrator grant permissions, and consent to them. */
export function grantCommand(appId: string, permissions: readonly NeededPermission[]): string {
  const roles = permissions.map(({ id }) => `${id}=Role`).join(" ");
  return `az ad app permission add --id ${appId} --api ${graphApi} --api-permissions ${roles} && ${consentCommand(appId)}`;
}

export const consentCommand = (appId: string): string => `az ad app permission admin-consent --id ${appId}`;
