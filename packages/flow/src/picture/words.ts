// What a picture says besides what stands in the flow.

export const pictureWords = {
  entry: "Calls come in here",
  said: "“{text}”",
  nothing: "Says nothing yet",
  recording: "Recording {name}",
  prompt: "Prompt {name}",
  to: "To {target}",
  nobody: "nobody",
  goesOn: "Goes on at {node}",
  flow: "Goes on in the flow {flow}",
  nowhere: "leads nowhere",
  over: "else it is over",
  otherwise: "else {target}",
  leads: "{outlet} leads to {target}",
  ends: "{outlet}: {target}",
  picture: "Picture of the flow {title}",
  note: "Note: {text}",
  frame: "Frame {title}",
  frameAround: "Frame {title} around {steps}",
  untitled: "without a name",
  legend: "A broken line is taken only when something fails.",
} as const;

/** The same in another language. */
export type PictureWords = Readonly<Record<keyof typeof pictureWords, string>>;

/** A sentence with its values put in. */
export function say(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
}
