/** Names that more than one city of some size has, in different zones: which is meant is asked. */
const cities: Readonly<Record<string, readonly string[]>> = {
  birmingham: ['Europe/London', 'America/Chicago'],
  cambridge: ['Europe/London', 'America/New_York'],
  cordoba: ['Europe/Madrid', 'America/Argentina/Cordoba'],
  georgia: ['Asia/Tbilisi', 'America/New_York'],
  guadalajara: ['America/Mexico_City', 'Europe/Madrid'],
  hyderabad: ['Asia/Kolkata', 'Asia/Karachi'],
  manchester: ['Europe/London', 'America/New_York'],
  merida: ['America/Merida', 'Europe/Madrid'],
  naples: ['Europe/Rome', 'America/New_York'],
  newcastle: ['Europe/London', 'Australia/Sydney'],
  portland: ['America/Los_Angeles', 'America/New_York'],
  'san jose': ['America/Los_Angeles', 'America/Costa_Rica'],
  'st petersburg': ['Europe/Moscow', 'America/New_York'],
  valencia: ['Europe/Madrid', 'America/Caracas'],
};

/** Where many people work, the most first; of each offset at least one. */
const common = [
  ...['UTC', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'America/Los_Angeles'],
  ...['America/Chicago', 'Asia/Shanghai', 'Asia/Tokyo', 'Europe/Helsinki', 'Australia/Sydney'],
  ...['America/Sao_Paulo', 'America/Denver', 'Africa/Johannesburg', 'Africa/Lagos', 'Europe/Istanbul'],
  ...['Asia/Dubai', 'Asia/Karachi', 'Asia/Dhaka', 'Asia/Bangkok', 'Asia/Singapore', 'Pacific/Auckland'],
  ...['America/Halifax', 'America/Anchorage', 'Pacific/Honolulu', 'America/St_Johns', 'Asia/Tehran'],
  ...['Asia/Kabul', 'Asia/Kathmandu', 'Asia/Yangon', 'Australia/Adelaide', 'Australia/Darwin'],
  ...['Australia/Eucla', 'Australia/Lord_Howe', 'Atlantic/Azores', 'Atlantic/Cape_Verde', 'America/Noronha'],
  ...['Pacific/Noumea', 'Pacific/Chatham', 'Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Marquesas'],
  ...['Pacific/Pago_Pago'],
];
const mostOffered = 3;
/** A winter's and a summer's day, on either half of the earth. */
const days = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/** Zones to be asked about, most likely first, where what was typed may mean several: a city of two, or an offset. */
export function guessesFor(typed: string): readonly string[] {
  if (Object.hasOwn(cities, typed)) return cities[typed] ?? [];
  const minutes = offsetOf(typed);
  return minutes === undefined ? [] : zonesAt(minutes);
}

/** Of `utc+2`, `GMT-03:30`, `+0530`, in minutes. */
function offsetOf(typed: string): number | undefined {
  const found = typed.replace('−', '-').match(/^(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?$/);
  const [, sign, hours, minutes = '0'] = found ?? [];
  if (!sign) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** An offset knows no summer time, and people do: a zone that has it on either day may be meant. */
function zonesAt(minutes: number): readonly string[] {
  return common.filter((zone) => days.some((day) => minutesIn(zone, day) === minutes)).slice(0, mostOffered);
}

function minutesIn(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value.toLowerCase() ?? '';
  return offsetOf(name) ?? 0;
}
