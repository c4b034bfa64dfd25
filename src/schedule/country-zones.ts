/** Of countries with several times: where most people live, first; at most four are offered. */
export const mainZones: Readonly<Record<string, readonly string[]>> = {
  AR: ['America/Argentina/Buenos_Aires'],
  AU: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Perth'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco', 'America/Noronha'],
  CA: ['America/Toronto', 'America/Vancouver', 'America/Edmonton', 'America/Halifax'],
  CD: ['Africa/Kinshasa', 'Africa/Lubumbashi'],
  CL: ['America/Santiago', 'America/Punta_Arenas', 'Pacific/Easter'],
  CN: ['Asia/Shanghai', 'Asia/Urumqi'],
  CY: ['Asia/Nicosia'],
  EC: ['America/Guayaquil', 'Pacific/Galapagos'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  GL: ['America/Godthab', 'America/Thule'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  KZ: ['Asia/Almaty'],
  MN: ['Asia/Ulaanbaatar', 'Asia/Hovd'],
  MX: ['America/Mexico_City', 'America/Tijuana', 'America/Hermosillo', 'America/Cancun'],
  MY: ['Asia/Kuala_Lumpur'],
  NZ: ['Pacific/Auckland', 'Pacific/Chatham'],
  PG: ['Pacific/Port_Moresby', 'Pacific/Bougainville'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores', 'Atlantic/Madeira'],
  RU: ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Vladivostok'],
  UA: ['Europe/Kyiv'],
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  UZ: ['Asia/Tashkent'],
  XK: ['Europe/Belgrade'],
};

/** As people call countries: shorter, formerly, or by their largest part. */
const codesByHabit: Readonly<Record<string, string>> = {
  ...{ usa: 'US', us: 'US', america: 'US', states: 'US', 'united states of america': 'US', amerika: 'US' },
  ...{ britain: 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', gb: 'GB' },
  ...{ 'northern ireland': 'GB', inglaterra: 'GB', angleterre: 'GB', großbritannien: 'GB', eire: 'IE' },
  ...{ holland: 'NL', netherlands: 'NL', holanda: 'NL', 'czech republic': 'CZ', turkey: 'TR', kosovo: 'XK' },
  ...{
    korea: 'KR',
    'republic of korea': 'KR',
    dprk: 'KP',
    한국: 'KR',
    prc: 'CN',
    formosa: 'TW',
    macao: 'MO',
  },
  ...{ burma: 'MM', persia: 'IR', ceylon: 'LK', siam: 'TH', nippon: 'JP', bharat: 'IN', 'viet nam': 'VN' },
  ...{ 'ivory coast': 'CI', swaziland: 'SZ', zaire: 'CD', drc: 'CD', 'dr congo': 'CD', rhodesia: 'ZW' },
  ...{ abyssinia: 'ET', 'upper volta': 'BF', 'cape verde': 'CV', macedonia: 'MK', byelorussia: 'BY' },
  ...{ palestine: 'PS', uae: 'AE', emirates: 'AE', ksa: 'SA', 'vatican city': 'VA', bosnia: 'BA' },
  ...{ 'russian federation': 'RU', 'soviet union': 'RU', ussr: 'RU', 'east timor': 'TL', moldavia: 'MD' },
};

export function codeByHabit(name: string): string | undefined {
  return Object.hasOwn(codesByHabit, name) ? codesByHabit[name] : undefined;
}
