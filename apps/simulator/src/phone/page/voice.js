// What somebody says, as the simulator takes it: a WAV of 16 kHz, 16-bit, mono.

const rate = 16000;

/** Any sound that the browser can read, as a WAV. */
export async function wavOf(bytes) {
  // A context of this rate brings whatever it decodes to it.
  const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes);
  const channels = Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i));
  const view = new DataView(new ArrayBuffer(44 + sound.length * 2));
  const word = (at, text) => {
    for (const [i, letter] of [...text].entries()) view.setUint8(at + i, letter.charCodeAt(0));
  };
  word(0, "RIFF");
  view.setUint32(4, 36 + sound.length * 2, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, sound.length * 2, true);
  for (let i = 0; i < sound.length; i++) {
    const mixed = channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length;
    view.setInt16(44 + i * 2, Math.max(-1, Math.min(1, mixed)) * 32767, true);
  }
  return view.buffer;
}

/** Listens to the microphone until it is stopped; gives what was heard. */
export async function listen() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const over = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  return async () => {
    recorder.stop();
    await over;
    for (const track of stream.getTracks()) track.stop();
    return new Blob(parts, { type: recorder.mimeType }).arrayBuffer();
  };
}
