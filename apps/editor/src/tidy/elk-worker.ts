// elk as a thread of its own: it hears what its client below asks by itself, as soon as it has been read.
import "elkjs/lib/elk-worker.min.js";
