import fc from "fast-check";

/** Property tests draw the same examples on every machine. Set FC_SEED to explore others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });
