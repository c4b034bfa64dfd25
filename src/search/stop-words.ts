/** Words that tell nothing about what is meant. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by
can cannot could did do does doing done dont down during each else ever every few for from further get gets getting got had has have having he her here hers him
himself his how however i if in into is isn it its itself just let like ll me more most much must my myself no nor not now of off on
once one only or other ought our ours ourselves out over own per please re same shall she should so some such than that the their theirs
them themselves then there these they this those though through to too u under until up upon us use used using very via was we were what whats
when where whether which while who whom whose why will with within without would ve yes yet you your yours yourself yourselves
im ive id youre theyre weve hello hi hey thanks thank ok okay`.split(/\s+/),
);
