import { config } from 'zod';

// Comes before every schema: the page's policy lets no text become code, and reports each attempt, also one that is only a probe.
config({ jitless: true });
