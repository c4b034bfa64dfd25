const doubled =
  /^(cancel|label|model|travel|signal|channel|level|tunnel|fuel|dial|total|marshal|initial|panel|parallel|spiral|counsel|funnel|enrol|fulfil)l(ed|ing|ers?|ations?)$/;
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    analogue: 'analog',
    artefact: 'artifact',
    artefacts: 'artifacts',
    catalogue: 'catalog',
    catalogues: 'catalogs',
    centre: 'center',
    centres: 'centers',
    centred: 'centered',
    cheque: 'check',
    dialogue: 'dialog',
    fulfil: 'fulfill',
    grey: 'gray',
    judgement: 'judgment',
    metre: 'meter',
    programme: 'program',
    programmes: 'programs',
    skilful: 'skillful',
    disc: 'disk',
    discs: 'disks',
    connexion: 'connection',
    connexions: 'connections',
    learnt: 'learned',
    burnt: 'burned',
    artefactory: 'artifactory',
  }),
);

const mayDiffer = /[iy]s|our|ence|ll/;

/** British and American spelling are one. */
export function toAmerican(word: string): string {
  const listed = words.get(word) ?? word;
  if (!mayDiffer.test(listed)) return listed;
  return listed
    .replace(/([iy])s(e[drs]?|ing|ations?)$/, '$1z$2')
    .replace(/our(s|ed|ing|al|ful|able)?$/, 'or$1')
    .replace(/^(def|off|lic|pret)ence/, '$1ense')
    .replace(doubled, '$1$2');
}
