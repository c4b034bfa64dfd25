import { stem } from './glossary.ts';
import { wordList } from './word-list.ts';

/** Words of any office, home and trade. The field uses them too, so alone they are weak evidence that it is meant. */
const written = `
account action activity address advice age agree air alive allowance angle animal annual answer apartment app apply appointment area arm
army arrange arrive art article assign attach attend audio author average baby background bad bag balance ball band bank bar base basic
bath battery beach bear beautiful bed beginner behave bench bicycle big bike bill bind bird birth black block blue board boat body bone
bonus book border boss bottle bottom box boy brain branch brand bread break breakfast bridge bright brother brown browser brush bubble
budget build bus business busy button buy cable cake calculate calendar camera camp campaign cancel capital captain car card career
carry case cash cat catch cell chain chair change channel chapter character charge chart chat cheap check chef chess child choice choose
circle city class clean clear click climb clock close cloth cloud club coach coat coffee cold collect college color combine command
comment common communicate community company compare compete complain complete compute concept conference confirm contact content contest
continue contribute control convert cook cool copy corner correct cost count country couple course cover craft create cross culture cup
current custom customer cut cycle daily damage dance dark data date dead deal debate decide decision declare decorate deep define degree
deliver demand department depend desk detail device dictionary diet digital dinner direct director discount discover discuss disease dish
display distance divide doctor document dog door double draft draw dream dress drink drive drop drug dry duck duplicate duty eat economy
edit edition education egg elect element email employee empty encourage energy engine engineer enjoy enter equal equation equipment
escape event exam excel exchange exercise exist exit expand expense experience expert explore export express extend extra eye face factor
factory fair fall family famous fan farm fashion fast father favorite fear feature fee feed feel female field fight figure file fill film
filter final finance finger finish fire fit fix flag flat flight float floor flow flower fly focus fold folder font food foot football
force foreign forest form formula free fresh friend front fruit fun function furniture game garage garden gas gate gift girl glass goal
gold golf grade grammar green grid ground group grow guard guess guest guide guitar gym habit hair half hall hand handle hang happy hat
head headphone health heart heat heavy height hero hide high hire history hit hobby hold hole holiday home hope horse hospital hotel
house human hunt hurt husband ice image income increase industry insert inside install instrument insurance interest internet interview
introduce invent invest invitation invoice island item jacket job join joke journey judge juice jump key keyboard kick kid kill kitchen
knee knife knowledge label land language laptop large laugh law lawyer layer layout leader leaf league learn leather leave lecture left
leg lesson letter level library license lie life lift light limit line link lip list listen literature live loan local location lock
logic logo long lose love low luck lunch machine macro magazine mail male map march margin mark market marriage master match material
math matter meal meaning measure meat medical medicine meet meeting melody member memory mention menu merge message metal method microphone
middle milk mind mirror mix mobile model modern module money monitor mood moon morning mother motion mountain mouse mouth move movie
museum music name nation nature neck negotiate neighbor network news noise north nose novel number nurse object observe offer office oil
open opera operate opinion option orange order organize origin outside oven owner pack package page pain paint pair pants paper parent
park parking part partner party pass passenger password past path patient pattern pay payment peace pen pencil percent perform phone
photo phrase piano picture piece pig pilot pink pipe pitch plan plane plant plastic plate play player pleasure plot plug pocket podcast
poem police policy polite pool poor popular portal position positive post poster potato pound power practice present president press
price print printer private prize produce product profession profile profit program project promise promote pronounce proof proper
property protect proud prove public publish pull purchase purpose push quality quarter question queue quick quiet quit quiz race radio
rain raise range rank rate read real receive recipe recommend record recover red reduce refer reflect refund refuse register relate
relation relax remember remind remote remove rent repair repeat replace report request research reserve resign resize respect rest
restaurant result resume return reverse review reward rich ride ring rise river road rock role roll roof room root rope round route row
rule run sad safe salad salary sale salt sand save scale scene school science score screen screenshot script sea search season seat
secret section seed select sell send sentence separate series serve session set settle shade shape share sharp sheet shelf shift ship
shirt shoe shoot shop short shoulder shout shower sick sign signal signature silver sing single sister sit site size skill skin sky sleep
slide slow small smart smell smile smoke smooth snow soap social soft software soil soldier solid solution solve song sort sound soup
source south space speak special speech speed spell spend spoon sport spread spring square staff stage stain stamp stand standard star
state station stay steal steel step stick stock stomach stone stop store storm story strange street stress stretch strong student study
stuff style subject success sugar suggest suit summary summer sun supply support surface surprise survey swap sweet swim switch system
table tail talent tall task taste tax taxi teach teacher team tear template tennis term test text theme theory ticket tie tile tip tire
title tone tool tooth top topic total touch tour town toy track trade traffic train translate transport travel treat tree trip trousers
truck true trust tuple tune type ugly umbrella uncle uniform unit unity university update upgrade upload user vacation value van variable
vegetable version video view village visa visit voice vote wait walk wall war warm wash waste watch water wave weak wear weather web
website wedding weekend weight welcome west wheel white wife wild win wind window wine winter wire wish woman wonder wood word workshop
world worry write yellow young zero zoo
`;

export const everydayWords: ReadonlySet<string> = new Set(wordList(written).map(stem));
