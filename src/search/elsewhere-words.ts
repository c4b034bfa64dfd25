import { stem } from './glossary.ts';
import { wordList } from './word-list.ts';

/** Words of other trades and of life beside work: who uses one asks for something else. */
const written = `
airport allergy anatomy anniversary ant apartment appetite apple aquarium arena aunt autumn avocado baby bake bakery balcony ballet banana
bank barbecue baseball basketball bath bathroom beach bed beef beer bicycle bike bird birthday biscuit blanket blood boat boil bone book
booth bowling bracelet bread breakfast brochure brother bus butter cabin cafe cafeteria cake calorie camera camping candidate candle candy
canteen car carpet carpool carrot cartoon castle cat catering ceiling chair cheese chef chemistry chess chicken child children chocolate
choir christmas church cinema clothes coat cocktail coffee colleague color colour comedy comic concert cook cookbook cooking couch cousin crossword
cupcake curtain dance dancing daughter dentist desk dessert diet dinner dinosaur dish dishwasher divorce doctor dog doll dolphin dress
drum earring easter egg elephant elevator essay exam eye factory farm fashion father festival fiction film fireplace fish fitness flight flower
flu football forest freelancer fridge fruit furniture garden gardening garlic geography giraffe girlfriend glasses gloves golf grandmother
grape grass guitar gym haircut halloween hamburger hamster handwriting hat headphone headphones headset helmet hiking hobby hockey
honeymoon horoscope horse hospital hotel house husband ice invoice island jacket jazz jeans jewelry jewellery juice karaoke kitchen
kitten knee knitting lake lamp landlord lawn lawyer lemon letter lipstick logo lunch lung lyrics makeup marathon marketing marriage meal
meat medicine melody menu microphone microwave milk mirror monkey mortgage mosquito motel mother motorcycle mountain moustache mouse movie
mug muscle museum mushroom music musician necklace necktie neighbor neighbour newspaper noodle novel nurse nut ocean opera orchestra
oven painting pancake pants paragraph parental parking party passport pasta payroll pencil perfume pet phone photo photographer
photography physics piano picnic pie pillow pizza planet plant plumber podcast poem poet poetry poker polish pool potato poster
powerpoint pregnancy pregnant printer projector pumpkin puppy puzzle pyramid rabbit raincoat receptionist recipe religion rent reimbursement
resume restaurant rice roof rose rugby rug sailing salad salary sales salesperson salmon sandal sandwich sauce sausage scarf school sculpture shampoo
shirt shoe shoes shower sibling singer sister skateboard skating ski skirt sneakers soap soccer sock sofa song soup souvenir spaghetti
spice stadium stapler statue steak stomach stroller sugar suit suitcase summer sunglasses sunscreen sushi sweater swimming swimsuit tattoo
tax taxes taxi tea teacher teddy teeth tennis tent theater theatre tie toaster toilet tomato tomatoes tooth toothbrush tourist towel toy
train trousers tshirt tuition turkey uber umbrella uncle uniform university vacation vacuum vegan vegetable vegetarian violin visa volcano
volleyball wallpaper wardrobe weather wedding whale whiskey wife wine winter wool workout yoga zoo
algebra arithmetic calculus continuous derivative equation exponential geometry hypothesis integral isomorphic lemma logarithm mathlib matrix
polynomial prime quadratic sine tactic theorem topology trigonometry vector
animation bitmap blender bootstrap canvas css emoji excel figma flexbox font gimp html illustrator indesign jquery latex photoshop pdf
pixel powerpoint react shader spreadsheet svelte swift swiftui tailwind typography unity unreal useeffect vba vue webflow word
bluetooth gaming gamer gpu hdmi ipad iphone keyboard laptop monitor playstation smartphone soundbar speaker tablet televison tv usb vim
emacs wallpaper webcam wifi xbox youtube netflix spotify instagram tiktok facebook
arabic chinese dutch french german greek hebrew hindi italian japanese korean latin polish portuguese russian spanish swedish turkish
appraisal badge bonus brainstorm candidate career ceo coworker cv dividend employee employer erasmus hiring hr intern internship interview
interviewer jobseeker kpi layoff maternity newsletter onboarding overtime paternity payslip pension promotion raise recruiter recruiting
recruitment reimburse resignation retirement salesforce scholarship severance sick stationery vacation volunteer wage
agile kanban scrum
ambulance anaesthetic antibiotic arthritis asthma bandage bruise cough diabetes diarrhoea fever headache hip migraine nausea nosebleed
pharmacy physiotherapy pneumonia rash shoulder surgeon surgery swollen symptomatic therapist toddler toe vaccine vet wrist
airline bicyclist bumper cyclist diesel ferry freeway gearbox hitchhike junction lorry moped motorist motorway pavement petrol
roundabout sailing scooter steering suburb toll tram tyre tyres underground windscreen windshield yacht
attic basement bathtub boiler bookshelf cellar chimney cupboard detergent drawer duvet faucet hinge hob kettle ladder laundry
locksmith mattress neighbourhood plaster plumbing radiator skirting thermostat toilet tumble vase wallpaper washing
barbecue bakery beetroot broccoli cinnamon crust dough fry grill honey jam lamb lettuce oat onion parsley peanut pork
roast saucepan seafood spinach yeast
bee butterfly crocodile dolphin dolphins fox frog goat goose hedgehog lizard owl parrot pigeon reptile rooster shark sheep snake
squirrel swan terrarium tortoise
accordion actress album ballad carnival choreography encore museum opera painter playwright referee saxophone screenplay soprano
stadium striker trombone trumpet
bishop burglar courtroom defendant judge jury parliament plaintiff police prison senator sheriff verdict
harvest hay lawnmower meadow orchard ploughing seedling telescope tractor tulip
bonnet carburettor clutch dashcam fender gasket handbrake pedal piston puncture seatbelt spoiler
blender cooker corkscrew dumpling gravy ladle lid omelette simmer spatula tablespoon teaspoon whisk
`;

export const elsewhereWords: ReadonlySet<string> = new Set(wordList(written).map(stem));
