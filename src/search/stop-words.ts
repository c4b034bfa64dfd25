import { wordList } from './word-list.ts';

/** Words that tell nothing about what is meant: grammar, question words, small talk, the verbs and nouns of any report. */
const written = `
a about above after again against all also although always am an and any are aren as at be because been before being below between
both but by can cannot cant could couldn couldnt did didn didnt do does doesn doesnt doing don done dont down during each either else
ever every everyone everything few for from further get gets getting got had hadn has hasn have haven having he hence her here hers
him himself his how however i id if im in indeed instead into is isn isnt it its itself ive just let like ll may maybe me might mine
more most much must my myself neither no nobody none nor not nothing now of off often on once one only or other others otherwise ought
our ours ourselves out over own per perhaps please quite rather re same seldom shall she should shouldn shouldnt since so some
somebody somehow someone something sometimes soon still such than that the their theirs them themselves then there therefore these
they this those though through thus to together too toward towards u under unless unlike until unto up upon us very via was wasn we
were weren what whatever whats when whenever where whereas wherever whether which while who whoever whole whom whose why will with
within without won wont would wouldn wouldnt ve yes yet you your yours yourself yourselves youre theyre weve r ur w wat
hello hi hey thanks thank thx ok okay sorry pls plz cheers lol
able according actually ago allow allowed almost along already among another anyone anything anyway apparently appear appears
around aside ask asked asking asks aware away became become becomes becoming began begin behind believe besides best better beyond
bit bring brings brought came care certain certainly clearly come comes coming completely concerning consider considerations considered
considering considers correctly currently describe described despite different difference differences due early easily easy enough
entire entirely especially essentially etc even eventually exactly example examples explain explained explains extremely fairly far
felt find finding finds first five following follows former forward four found fully gave general generally give given gives giving
go goes going gone good great guess half happen happened happening happens hard hardly help helped helpful helps herself high-level
highly hopefully idea immediately imagine important importance include included includes including increasingly initially interesting
involved involves keep keeping keeps kept kind kinds know knowing known knows large largely last lastly lately later latter least less
likely little long longer look looked looking looks lot lots made main mainly make makes making manage many matter mean means meant
meanwhile mention mentioned merely moreover mostly namely near nearly need needed needs never nevertheless new next nice normally
notably note noted notice noticed notices obvious obviously old one's ones opinion opposed original originally part particular
particularly people person place point points possible possibly potentially prefer pretty previous previously probably properly put
quickly reason reasonable reasons recent recently regarding regardless regards relatively respectively right said saw say saying says
second see seeing seem seemed seems seen self sense serious seriously several short shortly show showed showing shown shows side
similar simple simply slightly somewhat specifically specified start started starting starts sure surely take taken takes taking talk
talking tell tells tend thing things think thinking third thought three throughout today together tomorrow told took tried tries truly
try trying turn turned turns two understand understood unfortunately usage use used useful usefull uses using usual usually various
want wanted wants way ways week weeks well went whenever wide willing wish won't wonder wondering word words work worked working works
worse worst worth year years yesterday day days hour hours minute minutes month months morning afternoon evening night noon monday
tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
jan feb apr jun jul aug sep sept oct nov dec am pm utc gmt pst pdt est edt cet cest
hundred thousand million couple dozen
cause caused causes causing lead leads led ran initial final attached additional result resulted resulting results triggered related required
supported containing contained contain contains operate operating agreed info believed team teams people's someone's else's fact effort efforts
suspicious behaviour behavior issue issues problem problems
`;

export const stopWords: ReadonlySet<string> = new Set(wordList(written));
