import type { Person } from "../../directory.ts";
import { wrong } from "../../graph/bodies.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import type { Answer } from "../../graph/exchange.ts";
import type { PermissionName } from "../../graph/permissions.ts";
import { type Ids, sameForm } from "../../ids.ts";
import { field } from "../../json.ts";
import { limits } from "../../limits.ts";
import { type Asking, context, type Operation } from "../operation.ts";
import { filterOf, option } from "../query.ts";
import { change, type Fresh, type JoinableMeeting, joinableBy, type Meeting, make } from "./meeting.ts";

export interface MeetingPorts {
  readonly now: () => number;
  readonly ids: Ids;
  /** Somebody of this tenant who can have meetings. By id only: apps may not name them otherwise. */
  readonly person: (tenantId: string, id: string) => Person | undefined;
  /** Whether an application access policy lets the app speak for this user. */
  readonly policyCovers: (userId: string) => boolean;
}

export interface Meetings {
  readonly operations: readonly Operation[];
  /** The one that has this number to join by, or this chat. */
  joinable(by: "joinMeetingId" | "threadId", is: string): JoinableMeeting | undefined;
  clear(): void;
}

export function createMeetings({ now, ids, person, policyCovers }: MeetingPorts): Meetings {
  const meetings = new Map<string, Meeting>();

  const digits = (): string =>
    Array.from(
      { length: 32 },
      (_, i) => Math.floor(ids.chance() * (i % 12 === 0 ? 9 : 10)) + (i % 12 === 0 ? 1 : 0),
    ).join("");
  const fresh = (organizer: Person, tenantId: string): Fresh => ({
    now: now(),
    organizer,
    tenantId,
    chat: ids.next(),
    digits: digits(),
  });

  /** Whose meetings these are, if the app may touch them at all. */
  function organizerOf({ access, ids: [userId = ""] }: Asking, verb: string): Person {
    const organizer = person(access.tenantId, userId);
    if (!organizer) throw new RefusedRequest("userNotFound");
    if (!policyCovers(organizer.id))
      throw new RefusedRequest(
        "noMeetingPolicy",
        `${access.appId} is not authorized to ${verb} meeting on behalf of user ${organizer.id}.`,
      );
    return organizer;
  }

  function meetingOf(asking: Asking, verb: string): Meeting {
    const organizer = organizerOf(asking, verb);
    const found = meetings.get(asking.ids[1] ?? "");
    if (!found || sameForm(found.organizerId) !== sameForm(organizer.id))
      throw new RefusedRequest("notFound");
    return found;
  }

  const shown = (base: string, status: number, { organizerId, resource }: Meeting): Answer => ({
    status,
    body: { ...context(base, `users('${organizerId}')/onlineMeetings/$entity`), ...resource },
  });

  const found = (base: string, about: string, fitting: readonly Meeting[]): Answer => ({
    status: 200,
    body: { ...context(base, about), value: fitting.map(({ resource }) => resource) },
  });

  function filtered(query: URLSearchParams, names: readonly string[]): (meeting: Meeting) => boolean {
    const filter = option(query, "filter");
    // Meetings cannot be listed, only found.
    if (filter === undefined) throw wrong(`'$filter' by ${names.join(" or ")} is missing.`);
    const fits = filterOf(filter, names);
    return ({ resource }) => fits(resource);
  }

  function keep(meeting: Meeting): Meeting {
    meetings.set(meeting.id, meeting);
    const [oldest] = meetings.keys();
    if (meetings.size > limits.meetingsKept && oldest !== undefined) meetings.delete(oldest);
    return meeting;
  }

  const row = (name: PermissionName, answer: Operation["answer"], makes?: "new meetings"): Operation => ({
    name,
    area: "meetings",
    denied: "forbidden",
    answer,
    ...(makes ? { makes } : {}),
  });

  const operations: readonly Operation[] = [
    row(
      "createMeeting",
      (asking) => {
        const organizer = organizerOf(asking, "Create");
        return shown(asking.base, 201, keep(make(asking.body, fresh(organizer, asking.access.tenantId))));
      },
      "new meetings",
    ),
    row(
      "createOrGetMeeting",
      (asking) => {
        const { base, body, access } = asking;
        const organizer = organizerOf(asking, "Create");
        const externalId = field(body, "externalId");
        if (typeof externalId !== "string" || externalId === "") throw wrong("'externalId' is missing.");
        const existing = [...meetings.values()].find(
          (meeting) => meeting.externalId === externalId && meeting.organizerId === organizer.id,
        );
        if (existing) return shown(base, 200, existing);
        return shown(base, 201, keep(make(body, fresh(organizer, access.tenantId))));
      },
      "new meetings",
    ),
    row("findMeeting", (asking) => {
      const organizer = organizerOf(asking, "Get");
      const fits = filtered(asking.query, ["joinWebUrl", "joinMeetingIdSettings/joinMeetingId"]);
      const theirs = [...meetings.values()].filter((meeting) => meeting.organizerId === organizer.id);
      return found(asking.base, `users('${organizer.id}')/onlineMeetings`, theirs.filter(fits));
    }),
    row("getMeeting", (asking) => shown(asking.base, 200, meetingOf(asking, "Get"))),
    row("updateMeeting", (asking) => {
      const meeting = meetingOf(asking, "Update");
      return shown(asking.base, 200, keep(change(meeting, asking.body, digits())));
    }),
    row("deleteMeeting", (asking) => {
      meetings.delete(meetingOf(asking, "Delete").id);
      return { status: 204 };
    }),
    row("findMeetingByConference", ({ access, base, query }) => {
      const fits = filtered(query, ["videoTeleconferenceId"]);
      const ofTenant = [...meetings.values()].filter(({ tenantId }) => tenantId === access.tenantId);
      return found(base, "communications/onlineMeetings", ofTenant.filter(fits));
    }),
  ];

  return {
    operations,
    joinable(by, is) {
      const joined = [...meetings.values()].map((meeting) => joinableBy(meeting));
      return joined.find(({ joinMeetingId, chatInfo }) =>
        by === "joinMeetingId" ? joinMeetingId === is : chatInfo.threadId === is,
      );
    },
    clear: () => meetings.clear(),
  };
}
