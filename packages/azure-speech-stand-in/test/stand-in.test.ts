import { readSsml, startAzureSpeech, voices } from "@dialtree/azure-speech-stand-in";
import { expect, onTestFinished, test } from "vitest";

const ssml = (inside: string, attributes = 'version="1.0" xml:lang="en-US"') =>
  `<speak ${attributes} xmlns="http://www.w3.org/2001/10/synthesis">${inside}</speak>`;
const hello = ssml('<voice name="en-US-JennyNeural">Hello</voice>');
const right = {
  "ocp-apim-subscription-key": "stand-in-key",
  "content-type": "application/ssml+xml",
  "x-microsoft-outputformat": "riff-16khz-16bit-mono-pcm",
  "user-agent": "test",
};

async function statusOf(headers: object, body = hello, path = "/cognitiveservices/v1"): Promise<number> {
  const service = await startAzureSpeech();
  onTestFinished(() => service.close());
  const sent = { ...right, ...headers } as Record<string, string>;
  return (await fetch(service.url + path, { method: "POST", headers: sent, body })).status;
}

test("an order in order is spoken, and one that the pages refuse is not", async () => {
  expect(await statusOf({})).toBe(200);
  expect(await statusOf({ "ocp-apim-subscription-key": "other" })).toBe(401);
  expect(await statusOf({ "content-type": "text/plain" })).toBe(415);
  expect(await statusOf({ "x-microsoft-outputformat": "riff-17khz" })).toBe(400);
  expect(await statusOf({ "user-agent": "x".repeat(255) })).toBe(400);
  expect(await statusOf({}, hello.replace("Jenny", "Nobody"))).toBe(400);
  expect(await statusOf({}, "<speak>")).toBe(400);
  expect(await statusOf({}, hello, "/cognitiveservices/v2")).toBe(404);
});

test("its list has the fields of the page's example", async () => {
  const service = await startAzureSpeech();
  onTestFinished(() => service.close());
  const list = await fetch(`${service.url}/cognitiveservices/voices/list`, { headers: right });
  expect(await list.json()).toEqual(voices);
  expect(voices[0]).toMatchObject({ ShortName: "en-US-JennyNeural", Locale: "en-US" });
});

test.each([
  ["markup in the text", '<voice name="a">Hello <break time="10h"/></voice>'],
  ["text beside the voice", 'Hello <voice name="a">Hello</voice>'],
  ["two voices", '<voice name="a">Hello</voice><voice name="b">Hello</voice>'],
  ["no voice", ""],
  ["a comment", '<voice name="a"><!-- Hello --></voice>'],
  ["CDATA", '<voice name="a"><![CDATA[Hello]]></voice>'],
  ["an entity of nobody", '<voice name="a">&lol;</voice>'],
  ["an element of another kind", '<voice xmlns="urn:x" name="a">Hello</voice>'],
])("what is no plain text is told: %s", (_name, inside) => {
  expect(typeof readSsml(ssml(inside))).toBe("string");
});

test("a document without a language or a version is none", () => {
  for (const attributes of ['version="1.0"', 'xml:lang="en"'])
    expect(readSsml(ssml('<voice name="a">Hello</voice>', attributes))).toContain("needs version");
});
