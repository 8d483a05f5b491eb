/** The one kind of sound that Graph plays, as its page on mediaInfo says. */
export const graphPlays = { sampleRate: 16_000, channels: 1, bits: 16 } as const;

export const bytesPerSample = (graphPlays.bits / 8) * graphPlays.channels;
export const bytesPerSecond = graphPlays.sampleRate * bytesPerSample;
