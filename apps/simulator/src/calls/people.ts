// Who is in a call besides the bot: whose phone rings, who comes and goes, who is muted or on hold. Pure, like step().

import { timing } from "../limits.ts";
import type { Call, Callee, Effect, Input, Person, RingEnd, Step } from "./call.ts";
import { endWith } from "./ending.ts";
import * as notices from "./notices.ts";
import { sameParty, type Target } from "./parties.ts";
import { reach } from "./reach.ts";
import { hangUpOf, type ResultName, resultInfo } from "./results.ts";
import { fallsSilent } from "./sound.ts";
import { answering, atOnce, calledOff, done, notify, operationOf, over, refuse } from "./steps.ts";

type Of<Type extends Input["type"]> = Extract<Input, { type: Type }>;

const personIn = (call: Call, id: string): Person | undefined =>
  call.people.find((person) => person.id === id);

const withPerson = (call: Call, id: string, change: (person: Person) => Person): Call => ({
  ...call,
  people: call.people.map((person) => (person.id === id ? change(person) : person)),
});

const withoutPerson = (call: Call, id: string): Call => ({
  ...call,
  people: call.people.filter((person) => person.id !== id),
});

/** In group calls Graph tells who is there, each time that changes, once the bot itself is in it. */
export const rosterNews = (call: Call): readonly Effect[] =>
  call.group && !call.group.quiet && call.state === "established"
    ? [notify(notices.rosterChanged(call))]
    : [];

// ---- Ringing.

const ringEnds: Readonly<Record<Exclude<Callee["outcome"], "silent">, readonly [RingEnd, number]>> = {
  answers: ["answers", timing.targetPicksUp],
  declines: ["declines", timing.targetBusy],
  busy: ["busy", timing.targetBusy],
  offline: ["offline", timing.targetBusy],
  noAnswer: ["noAnswer", timing.calleeRings],
  byHand: ["noAnswer", timing.calleeRings],
};

/**
 * Whether phones can be called out of this call: by a bot that is one of its numbers, and from scheduled meetings, but
 * not from one that was joined with a token (call-answer, PSTN matrix).
 */
function reachesPhones({ dialled, group }: Call): boolean {
  if (group?.kind !== "joined") return dialled.kind === "number";
  return !String(group.meetingInfo?.["@odata.type"]).endsWith(".tokenMeetingInfo");
}

/** Their phone rings from now on, and this is how it stops unless somebody does something before. */
export function rings(call: Call, { id, who, outcome }: Callee): readonly Effect[] {
  const routable = who.kind !== "phone" || reachesPhones(call);
  const person = personIn(call, id);
  if (outcome === "silent" || !person) return person ? [{ type: "ringing", person }] : [];
  const [end, afterMs] = routable ? ringEnds[outcome] : (["noRoute", timing.targetBusy] as const);
  return [
    { type: "ringing", person },
    { type: "arm", timer: { name: "rings", person: id, end }, afterMs },
  ];
}

const failures: Readonly<Record<Exclude<RingEnd, "answers">, ResultName>> = {
  noAnswer: "nobodyAnswered",
  declines: "calleeDeclined",
  busy: "calleeBusy",
  offline: "calleeOffline",
  noRoute: "calleeNoRoute",
};

/** A phone stops ringing: somebody picks up, or does not. */
export function ringEnded(call: Call, personId: string, end: RingEnd): Step {
  const person = personIn(call, personId);
  if (person?.at !== "ringing") return done(call);
  const stopped: readonly Effect[] = [
    { type: "disarm", name: "rings", person: personId },
    { type: "ringEnded", person: personId, end },
  ];
  const picked = end === "answers";
  const after = picked
    ? withPerson(call, personId, (ringing) => ({ ...ringing, at: "here" }))
    : withoutPerson(call, personId);
  return preceded(
    stopped,
    call.state === "establishing"
      ? comesAbout(after, end)
      : unlessAlone(invitationGoesOn(after, person, end)),
  );
}

const preceded = (effects: readonly Effect[], step: Step): Step => ({
  ...step,
  effects: [...effects, ...step.effects],
});

/** With nobody but the bot in it a group call is over. A meeting waits for whoever comes. */
function unlessAlone(step: Step): Step {
  const { people, group } = step.call;
  return people.length > 0 || group?.kind === "joined"
    ? step
    : preceded(step.effects, { ...endWith(step.call, "lastOneLeft"), reply: step.reply });
}

/** Of a call that the bot makes: it comes about as soon as one picks up, and not at all when nobody does. */
function comesAbout(call: Call, end: RingEnd): Step {
  if (end === "answers")
    // Whoever picks up after the first one does not make it take longer.
    return call.people.filter(({ at }) => at === "here").length === 1
      ? done(call, { type: "arm", timer: { name: "established" }, afterMs: timing.established })
      : done(call);
  if (call.people.length > 0) return done(call);
  return endWith(call, call.group ? "nobodyJoined" : failures[end]);
}

/** An invitation is over when the last phone that it made ring has stopped. Nobody there to answer: it has failed. */
function invitationGoesOn(call: Call, { invitedBy, at: _, ...who }: Person, end: RingEnd): Step {
  const news = end === "answers" ? joined(call, who.id) : [];
  const operation = invitedBy === undefined ? undefined : call.operations[invitedBy];
  const sameInvitation = call.people.filter((person) => person.invitedBy === invitedBy);
  if (operation?.status !== "running" || sameInvitation.some(({ at }) => at === "ringing"))
    return done(call, ...news);
  const failed = sameInvitation.length === 0;
  const [told, effect] = over(call, {
    ...operation,
    status: failed ? "failed" : "completed",
    resultInfo: failed && end !== "answers" ? resultInfo(failures[end]) : resultInfo("played"),
  });
  return done(told, effect, ...news);
}

const joined = (call: Call, person: string): readonly Effect[] => [
  { type: "roster", did: "joined", person },
  ...rosterNews(call),
];

// ---- Coming and going.

export function invite(call: Call, input: Of<"invite">): Step {
  if (!call.group && call.dialled.kind !== "number") return refuse(call, "groupOnly");
  const { people, replacesCallId, shown } = input;
  // The pages: several at once need the chat of the call; one of two has none until it is more.
  if (people.length > 1 && !(call.group ?? input.group).chatInfo) return refuse(call, "badRequest");
  const everybody = [...call.people, ...people];
  const twice = everybody.some(({ who }, i) =>
    everybody.slice(i + 1).some((other) => sameParty(who, other.who)),
  );
  if (twice) return refuse(call, "alreadyThere");
  // Of several with replacesCallId only the first is asked, and is there at once: they are on the phone with the bot.
  const asked = replacesCallId === undefined ? people : people.slice(0, 1);
  const group = call.group ?? input.group;
  const invited: Call = {
    ...call,
    group,
    people: [
      ...call.people,
      ...asked.map(({ id, who }): Person => ({ id, who, at: "ringing", muted: false, invitedBy: input.id })),
    ],
  };
  const operation = operationOf("inviteParticipantsOperation", "running", input, {
    resultInfo: null,
    participants: shown,
  });
  const ringing = asked.flatMap((callee): readonly Effect[] =>
    replacesCallId === undefined
      ? rings(invited, callee)
      : [{ type: "arm", timer: { name: "rings", person: callee.id, end: "answers" }, afterMs: 0 }],
  );
  return answering(
    invited,
    operation,
    ...(call.group ? [] : [notify(notices.escalated(invited))]),
    ...ringing,
    ...(replacesCallId === undefined ? [] : [{ type: "replace", callId: replacesCallId } as const]),
  );
}

/** Somebody brings somebody else in. A call of two becomes more, which a bot without the permission does not survive. */
export function added(call: Call, { person, group, mayStay }: Of<"added">): Step {
  if (call.state !== "established" && call.state !== "establishing") return done(call);
  if (call.people.some(({ who }) => sameParty(who, person.who))) return done(call);
  if (!mayStay) return endWith(call, "dropped");
  const grown: Call = { ...call, group: call.group ?? group, people: [...call.people, person] };
  return done(grown, ...(call.group ? [] : [notify(notices.escalated(grown))]), ...joined(grown, person.id));
}

/** Somebody leaves. With the last one a call of two and a group call end; a meeting goes on. */
export function leaves(call: Call, personId: string | undefined): Step {
  if (!call.group && personId === undefined) return endWith(call, hangUpOf(call.caller));
  const person =
    personId === undefined
      ? call.people.find(({ at }) => at === "here")
      : call.people.find(({ id, at }) => id === personId && at === "here");
  if (!person) return personId === undefined ? endWith(call, "lastOneLeft") : done(call);
  if (!call.group) return endWith(call, hangUpOf(person.who));
  const [without, gone] = goes(call, person);
  const news = without.people.length > 0 || without.group?.kind === "joined" ? rosterNews(without) : [];
  return unlessAlone(done(without, ...gone, ...news));
}

/** Somebody is there no more: not to be heard, and not to hear hold music. */
function goes(call: Call, person: Person): [Call, readonly Effect[]] {
  const [quiet, silence] = fallsSilent(withoutPerson(call, person.id), person.id);
  const [free, held] = offHold(quiet, person);
  return [free, [...silence, ...held, { type: "roster", did: "left", person: person.id }]];
}

/** Whoever was on hold is not any more. Music that had not begun to play ends all the same: every operation does. */
function offHold(call: Call, { id, onHold }: Person): [Call, readonly Effect[]] {
  if (onHold === undefined) return [call, []];
  const [free, ended] = calledOff(release(call, onHold), call.operations[onHold]);
  return [free, [{ type: "disarm", name: "hold", person: id }, ...ended]];
}

/** By the bot. Who is there leaves without a notification; an invitation that is not taken yet is called off. */
export function remove(call: Call, personId: string): Step {
  const person = personIn(call, personId);
  if (!person) return refuse(call, "participantNotFound");
  if (person.at === "ringing") {
    const without = withoutPerson(call, personId);
    return preceded(
      [
        { type: "disarm", name: "rings", person: personId },
        { type: "ringEnded", person: personId, end: "noAnswer" },
      ],
      unlessAlone(invitationGoesOn(without, person, "noAnswer")),
    );
  }
  const [without, gone] = goes(call, person);
  return unlessAlone(done(without, ...gone));
}

// ---- Muted, on hold.

/** Of somebody, or of the bot itself when nobody is named. */
export function mute(call: Call, input: Of<"mute">): Step {
  if (!call.group) return refuse(call, "groupOnly");
  const { person } = input;
  if (person !== undefined && personIn(call, person)?.at !== "here")
    return refuse(call, "participantNotFound");
  if (person === undefined) {
    const muted = { ...call, muted: true };
    return atOnce(muted, "muteParticipant", input, ...rosterNews(muted));
  }
  const [muted, silence] = fallsSilent(
    withPerson(call, person, (one) => ({ ...one, muted: true })),
    person,
  );
  return atOnce(muted, "muteParticipant", input, ...silence, ...rosterNews(muted));
}

export function unmute(call: Call, input: Of<"unmute">): Step {
  if (!call.group) return refuse(call, "groupOnly");
  const unmuted = { ...call, muted: false };
  return atOnce(unmuted, "unmuteParticipant", input, ...rosterNews(unmuted));
}

/** Mutes these people, or everybody when none is named. */
export function muteAll(call: Call, input: Of<"muteAll">): Step {
  if (!call.group) return refuse(call, "groupOnly");
  const { people } = input;
  if (!people.every((id) => personIn(call, id))) return refuse(call, "participantNotFound");
  const muted: Call = {
    ...call,
    people: call.people.map((person) =>
      people.length === 0 || people.includes(person.id) ? { ...person, muted: true } : person,
    ),
  };
  const speaker = call.talk?.by;
  const [hushed, silence] =
    speaker !== undefined && muted.people.some(({ id, muted: is }) => is && id === speaker)
      ? fallsSilent(muted, speaker)
      : [muted, []];
  return atOnce(hushed, "muteParticipants", input, ...silence, ...rosterNews(hushed));
}

export function startHoldMusic(call: Call, input: Of<"startHoldMusic">): Step {
  if (!call.group) return refuse(call, "groupOnly");
  if (personIn(call, input.person)?.at !== "here") return refuse(call, "participantNotFound");
  if (call.people.some(({ onHold }) => onHold !== undefined)) return refuse(call, "holdTaken");
  const [held, silence] = fallsSilent(
    withPerson(call, input.person, (person) => ({ ...person, onHold: input.id })),
    input.person,
  );
  const operation = operationOf("startHoldMusicOperation", "running", input);
  return answering(
    held,
    operation,
    ...silence,
    input.prompt
      ? { type: "fetch", operationId: input.id, index: 0, media: input.prompt }
      : {
          type: "arm",
          timer: { name: "hold", person: input.person, operationId: input.id },
          afterMs: timing.holdMusic,
        },
  );
}

/** The hold music plays, and the operation that started it is over; or its prompt is not there, and nobody is on hold. */
export function holdMusicStarts(call: Call, operationId: string, works: boolean): Step {
  const operation = call.operations[operationId];
  if (operation?.status !== "running") return done(call);
  const released = works ? call : release(call, operationId);
  const [told, effect] = over(released, {
    ...operation,
    status: works ? "completed" : "failed",
    resultInfo: resultInfo(works ? "played" : "downloadFailed"),
  });
  return done(told, effect);
}

const release = (call: Call, operationId: string): Call => ({
  ...call,
  people: call.people.map((person) => {
    const { onHold, ...freed } = person;
    return onHold === operationId ? freed : person;
  }),
});

export function stopHoldMusic(call: Call, input: Of<"stopHoldMusic">): Step {
  const person = personIn(call, input.person);
  if (!person) return refuse(call, "participantNotFound");
  if (person.onHold === undefined) return refuse(call, "wrongState");
  const [free, effects] = offHold(call, person);
  return atOnce(free, "stopHoldMusic", input, ...effects);
}

/** Whether the pages allow to send this person of this call there. */
export const mayGo = (
  call: Call,
  verb: "redirect" | "transfer",
  who: Person["who"],
  to: Target["kind"],
): boolean => {
  if (who.kind === "application" || who.kind === "instance") return false;
  return reach(verb, who.kind, call.dialled.kind, to).verdict !== "unsupported";
};
