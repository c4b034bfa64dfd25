import type { Bot, Platform } from '../platform.ts';

/** Several platforms as one: each call goes to the one that minted the id. */
export function routePlatforms(platforms: readonly Platform[]): Platform {
  const of = (id: string): Platform => {
    const found = platforms.find((platform) => id.startsWith(platform.prefix));
    if (!found) throw new Error(`no platform is configured for ${id.split(':')[0]}`);
    return found;
  };
  return {
    prefix: '',
    takesCommandsInThreads: (place) => of(place.conversation).takesCommandsInThreads(place),
    isInTeam: (place) => of(place.conversation).isInTeam(place),
    wayIn: (place, to) => of(place.conversation).wayIn(place, to),
    // Where no platform of theirs is configured any more, nobody can tell.
    mayPost: async (place) =>
      platforms.some(({ prefix }) => place.conversation.startsWith(prefix))
        ? of(place.conversation).mayPost(place)
        : { kind: 'cannot tell' },
    mayDiscuss: (place) => of(place.conversation).mayDiscuss(place),
    mentionable: (place) => of(place.conversation).mentionable(place),
    mentionFault: (place, role) => of(place.conversation).mentionFault(place, role),
    readUpload: (place, upload, mostBytes) => of(place.conversation).readUpload(place, upload, mostBytes),
    join: (place) => of(place.conversation).join(place),
    start: async (bot: Bot, lost, reached) => {
      const started = await Promise.all(platforms.map((platform) => platform.start(bot, lost, reached)));
      return started.find((one) => one !== undefined);
    },
    stop: async (withinMs) => {
      await Promise.all(platforms.map((platform) => platform.stop(withinMs)));
    },
    post: (place, posting) => of(place.conversation).post(place, posting),
    findPost: (place, mark, since) => of(place.conversation).findPost(place, mark, since),
    say: (place, card) => of(place.conversation).say(place, card),
    edit: (place, message, card) => of(place.conversation).edit(place, message, card),
    remove: (place, message) => of(place.conversation).remove(place, message),
    whisper: (member, card) => of(member).whisper(member, card),
    readThread: (place, wanted) => of(place.conversation).readThread(place, wanted),
    isAdmin: (member, place, over) => of(place.conversation).isAdmin(member, place, over),
    admins: (place, atMost) => of(place.conversation).admins(place, atMost),
    zone: (member) => of(member).zone(member),
    // A platform that is switched off for a while was not left.
    isIn: async (team) =>
      platforms.some(({ prefix }) => team.startsWith(prefix)) ? of(team).isIn(team) : 'cannot tell',
    name: (member, place) => of(member).name(member, place),
    // Where no platform of theirs is configured any more, the bot is nowhere that they are.
    whereabouts: async (member) =>
      platforms.some(({ prefix }) => member.startsWith(prefix)) ? of(member).whereabouts(member) : 'gone',
    canRead: (member, place) => of(place.conversation).canRead(member, place),
    surroundings: (place) => of(place.conversation).surroundings(place),
    bookmarks: (place) => of(place.conversation).bookmarks(place),
    link: (place, message) => of(place.conversation).link(place, message),
    discuss: (place, message, title) => of(place.conversation).discuss(place, message, title),
  };
}
