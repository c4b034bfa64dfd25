/** Of hours and days that are counted, not of a calendar's: where clocks are set back a day takes longer. */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
