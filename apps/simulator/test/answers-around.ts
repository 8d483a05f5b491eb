// What is around a call, one of each, as the simulator shows it.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, operator, sales } from "./around-rig.ts";
import { botEntry, newCall } from "./rig.ts";

export async function aroundAnswers(rig: AroundRig) {
  const echo = createServer((request, response) => {
    const token = new URL(request.url ?? "", "http://echo.test").searchParams.get("validationToken");
    response.writeHead(200, { "content-type": "text/plain" }).end(token);
  });
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const meetings = `/users/${operator.id}/onlineMeetings`;
  const attendees = [{ upn: sales.address, identity: { user: { id: sales.id } } }];
  const meeting = (await rig.ask("POST", meetings, { subject: "Round", participants: { attendees } })).body;
  const open = { joinMeetingIdSettings: { isPasscodeRequired: false }, allowedPresenters: "organizer" };
  const at = `${meetings}/${encodeURIComponent(String(meeting.id))}`;
  const asPage = `${meetings}?$filter=${encodeURIComponent(`JoinWebUrl eq '${meeting.joinWebUrl}'`)}`;

  const chains: unknown[] = [];
  for (const make of [
    () => rig.connected({ kind: "phone" }),
    () => rig.connected({ kind: "withheld" }),
    () => rig.connected({ kind: "guest" }, "bot"),
    () => rig.dial({ kind: "user", id: operator.id, name: "Operator" }),
    () => rig.made(newCall(rig.bot, "group")),
    () => rig.made(newCall(rig.bot, "phone")),
  ]) {
    const callId = await make();
    chains.push((await rig.control("GET", `/calls/${callId}`)).body.callChainId);
    await rig.control("POST", `/calls/${callId}/hangUp`);
    await rig.ask("DELETE", `/communications/calls/${callId}`);
  }
  await rig.advance(16 * 60_000);
  const records: JsonObject[] = [];
  for (const chain of chains) {
    for (const query of ["", "?$expand=sessions", "?$expand=sessions($expand=segments)"])
      records.push((await rig.ask("GET", `/communications/callRecords/${chain}${query}`)).body);
  }
  const { port } = echo.address() as AddressInfo;
  const subscription = {
    changeType: "created,updated",
    notificationUrl: `http://127.0.0.1:${port}/`,
    resource: "communications/callRecords",
    expirationDateTime: new Date(rig.simulator.world.clock.now() + 3_600_000).toISOString(),
  };

  const answers = {
    user: [...(await rig.list("/users")), (await rig.ask("GET", `/users/${operator.id}`)).body],
    onlineMeeting: [meeting, (await rig.ask("PATCH", at, open)).body, ...(await rig.list(asPage))],
    presence: [
      (await rig.ask("GET", `/users/${operator.id}/presence`)).body,
      ...((await rig.ask("POST", "/communications/getPresencesByUserId", { ids: [sales.id] })).body
        .value as unknown as JsonObject[]),
    ],
    session: await rig.list(`/communications/callRecords/${chains[0]}/sessions?$expand=segments`),
    callRecord: records,
    pstnCallLogRow: await rig.list(
      "/communications/callRecords/getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-02-01)",
    ),
    subscription: [
      (await rig.ask("POST", "/subscriptions", { ...subscription, clientState: "ours" })).body,
      (await rig.ask("POST", "/subscriptions", subscription)).body,
      ...(await rig.list("/subscriptions")),
    ],
    error: [
      (await rig.ask("GET", `/users/${botEntry.appId}`)).body,
      (await rig.ask("GET", "/subscriptions/x")).body,
      (await rig.ask("GET", "/users", undefined, { authorization: "" })).body,
    ],
  };
  echo.close();
  return answers;
}
