/** Bytes of one uploaded WAV: five minutes of what Graph plays, and twelve seconds more. */
export const mostSoundBytes = 10_000_000;
