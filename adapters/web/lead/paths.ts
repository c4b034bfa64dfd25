/** Where a team's pages begin. */
export const teamPath = (team: string): string => `/team/${encodeURIComponent(team)}`;
