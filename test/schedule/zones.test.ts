import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../src/schedule/calendar.ts';

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/berlin ', 'Europe/Berlin'],
    ['America/New York', 'America/New_York'],
    ['UTC', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kiev'],
    ['Asia/Kathmandu', 'Asia/Kathmandu'],
    ['US/Pacific', 'US/Pacific'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['europe/belfast', 'Europe/Belfast'],
  ])('is known as %j', (text, zone) => {
    expect(zoneOf(text)).toEqual({ zone });
  });

  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['munich', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Lord Howe', 'Australia/Lord_Howe'],
    ['LONDON', 'Europe/London'],
  ])('is found by the city %j', (text, zone) => {
    expect(zoneOf(text)).toEqual({ zone });
  });

  it.each([
    ['Europe/Munich', 'Europe/Berlin'],
    ['Europe/Berln', 'Europe/Berlin'],
    ['Lonodn', 'Europe/London'],
    ['Asia/Berlin', 'Europe/Berlin'],
    ['Amercia/New_York', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['MSK', 'Europe/Moscow'],
    ['AEST', 'Australia/Sydney'],
    ['sgt', 'Asia/Singapore'],
    ['Poland', 'Europe/Warsaw'],
    ['germany', 'Europe/Berlin'],
    ['South Africa', 'Africa/Johannesburg'],
    ['Deutschland', 'Europe/Berlin'],
    ['Polska', 'Europe/Warsaw'],
    ['日本', 'Asia/Tokyo'],
    ['Afrique du Sud', 'Africa/Johannesburg'],
    ['MEZ', 'Europe/Berlin'],
    ['EST5EDT', 'America/New_York'],
    ['Zulu', 'UTC'],
    ['New York, NY', 'America/New_York'],
    ['heure de Paris', 'Europe/Paris'],
    ['Sydney Australia', 'Australia/Sydney'],
    ['UTC+2', 'Europe/Berlin or Europe/Helsinki or Africa/Johannesburg'],
    ['gmt -5', 'America/New_York or America/Chicago'],
    ['+05:30', 'Asia/Kolkata'],
    ['+0545', 'Asia/Kathmandu'],
    ['-03:30', 'America/St_Johns'],
    ['UTC+14', 'Pacific/Kiritimati'],
    ['UTC−7', 'America/Los_Angeles or America/Denver'],
    ['GMT+0', 'UTC or Europe/London or Atlantic/Azores'],
    ['Spain', 'Europe/Madrid or Atlantic/Canary'],
    ['Россия', 'Europe/Moscow or Asia/Yekaterinburg or Asia/Novosibirsk or Asia/Vladivostok'],
    ['the U.S.', 'America/New_York or America/Chicago or America/Denver or America/Los_Angeles'],
    ['Brasil', 'America/Sao_Paulo or America/Manaus or America/Rio_Branco or America/Noronha'],
    ['Georgia', 'Asia/Tbilisi or America/New_York'],
    ['Argentina', 'America/Argentina/Buenos_Aires'],
    ['Korea', 'Asia/Seoul'],
    ['Burma', 'Asia/Rangoon'],
    ['The Czech Republic', 'Europe/Prague'],
    ['Scotland', 'Europe/London'],
    ['U.K.', 'Europe/London'],
    ['Kosovo', 'Europe/Belgrade'],
    ['Hawaii', 'Pacific/Honolulu'],
    ['West Coast', 'America/Los_Angeles'],
    ['Birmingham', 'Europe/London or America/Chicago'],
    ['san jose', 'America/Los_Angeles or America/Costa_Rica'],
  ])('is not %j, and the one meant is offered', (text, didYouMean) => {
    expect(zoneOf(text)).toEqual({ didYouMean });
  });

  it.each([
    ['Bombay', 'Asia/Kolkata'],
    ['Peking', 'Asia/Shanghai'],
    ['Leningrad', 'Europe/Moscow'],
    ['Canton', 'Asia/Shanghai'],
    ['Danzig', 'Europe/Warsaw'],
    ['Den Haag', 'Europe/Amsterdam'],
    ['Москва', 'Europe/Moscow'],
    ['東京', 'Asia/Tokyo'],
  ])('is %j by its other name', (text, zone) => {
    expect(zoneOf(text)).toEqual({ zone });
  });

  it.each([
    '',
    'xyzzy',
    'XQT',
    'Europe',
    'UTC+2 or so',
    'UTC+25',
    '+05:17',
    'constructor',
    '__proto__',
    '/',
    'x'.repeat(10_000),
  ])('is not %j, and nothing is offered', (text) => {
    expect(zoneOf(text)).toEqual({ didYouMean: undefined });
  });
});
