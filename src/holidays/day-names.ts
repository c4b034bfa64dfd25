/** In thirteen languages, long, short and beside a day, without accents. Written down, since Intl takes a tenth of a second to name them. */
const monthNames = [
  'ene enero gen gennaio jan janeiro januar januari january janv janvier led leden ledna sty styczen stycznia tammi tammikuu tammikuuta',
  'feb febbraio febrero februar februari february fev fevereiro fevr fevrier helmi helmikuu helmikuuta lut lutego luty uno unor unora',
  'bre brezen brezna maalis maaliskuu maaliskuuta maart mar marca march marco mars marts marz marzec marzo mrt',
  'abr abril apr april aprile avr avril dub duben dubna huhti huhtikuu huhtikuuta kwi kwiecien kwietnia',
  'kve kveten kvetna mag maggio mai maio maj maja may mayo mei touko toukokuu toukokuuta',
  'cerven cervna cvn cze czerwca czerwiec giu giugno juin jun june junho juni junio kesa kesakuu kesakuuta',
  'cervence cervenec cvc heina heinakuu heinakuuta juil juillet jul julho juli julio july lip lipca lipiec lug luglio',
  'ago agosto aout aug august augusti augustus elo elokuu elokuuta sie sierpien sierpnia srp srpen srpna',
  'sep sept september septembre septiembre set setembro settembre syys syyskuu syyskuuta wrz wrzesien wrzesnia zar zari',
  'loka lokakuu lokakuuta oct october octobre octubre okt oktober ott ottobre out outubro paz pazdziernik pazdziernika rij rijen rijna',
  'lis listopad listopada listopadu marras marraskuu marraskuuta nov november novembre novembro noviembre',
  'dec december decembre des desember dez dezember dezembro dic dicembre diciembre gru grudnia grudzien joulu joulukuu joulukuuta pro prosince prosinec',
] as const;

const weekdayNames = [
  'lun lundi lunedi lunes ma maanantai maanantaina maandag man mandag mo mon monday montag po pon pondeli poniedziałek seg segunda-feira',
  'di dienstag dinsdag mar mardi martedi martes ter terca-feira ti tiistai tiistaina tir tirs tirsdag tis tisdag tue tuesday ut utery wt wtorek',
  'ke keskiviikko keskiviikkona mer mercoledi mercredi mi mie miercoles mittwoch ons onsdag qua quarta-feira sr sroda st streda wed wednesday wo woensdag',
  'ct ctvrtek czw czwartek do donderdag donnerstag gio giovedi jeu jeudi jue jueves qui quinta-feira thu thursday to tor tors torsdag torstai torstaina',
  'fr fre fredag freitag fri friday pa patek pe perjantai perjantaina piatek pt sex sexta-feira ven vendredi venerdi vie viernes vr vrijdag',
  'la lauantai lauantaina lor lordag lør lørdag sa sab sabado sabato sam samedi samstag sat saturday sob sobota za zaterdag',
  'dim dimanche dom domenica domingo ne nedele niedz niedziela so son sondag sonntag su sun sunday sunnuntai sunnuntaina søn søndag zo zondag',
] as const;

export const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)),
);

export const weekdays: ReadonlySet<string> = new Set(weekdayNames.flatMap((names) => names.split(' ')));
