// Learns from corpus/ when trouble is live, what a message does in an incident, what ends one, and which section is asked for: `npm run train`.
import { learnAsked } from './learning/asked.ts';
import { learnIncidents } from './learning/incident.ts';

await learnIncidents();
await learnAsked();
