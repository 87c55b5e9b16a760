import { phrases, words } from './lists.ts'

// Words that make a name a place's, and places that are no country and no city. Written by hand.

/** The last word of a place, folded. */
export const PLACE_TAILS = words(`
  river sea ocean mountain mountains lake lakes island islands isle peninsula valley street avenue road boulevard lane
  county province district region territory airport square bay beach park desert strait straits gulf canal cosmodrome
  coast delta plateau basin forest hills falls creek harbor harbour port bridge tower palace castle cathedral stadium
  arena station prison cemetery village town city border heights plaza highway shire cape cove canyon glacier
  archipelago
`)

/** Last words that no person has. */
export const SITES = words(
  'airport stadium street avenue road county cathedral boulevard highway river islands province',
)

/** The first word of a place: "Mount Everest", "Gulf of Aden". */
export const PLACE_HEADS = words('mount mt lake cape port fort gulf sea bay strait isle river camp')

export const DIRECTIONS = words(`
  north south east west northern southern eastern western central upper lower greater
  north-east north-west south-east south-west northeast northwest southeast southwest inner outer
`)

export const CONTINENTS = phrases('Africa|Antarctica|Asia|Europe|North America|South America|Oceania')

export const REGIONS = phrases(`
  America|Latin America|Central America|Middle East|Far East|Russian Far East|Near East|Southeast Asia|South Asia|East Asia
  Central Asia|Asia-Pacific|Asia Pacific|Western Europe|Eastern Europe|Central Europe|West Africa|East Africa
  North Africa|Southern Africa|sub-Saharan Africa|Horn of Africa|Caribbean|Balkans|Caucasus|Chechnya|Crimea|Donbas
  Donbass|Siberia|Scandinavia|Iberia|Gaza|Gaza Strip|West Bank|Kashmir|Tibet|Xinjiang|Kurdistan|Darfur|Catalonia
  Bavaria|Normandy|Brittany|Tuscany|Sicily|Sardinia|Corsica|Crete|Scotland|England|Wales|Northern Ireland|Ulster
  Great Britain|Britain|British Isles|Cornwall|Devon|Kent|Essex|Sussex|Surrey|Yorkshire|Lancashire|Norfolk|Suffolk
  Midlands|West Midlands|Merseyside|Tyneside|Korea|Korean Peninsula|Korean peninsula|Persian Gulf|Arabian Peninsula
  Punjab|Bengal|Gujarat|Kerala|Bihar|Tamil Nadu|Maharashtra|Uttar Pradesh|Queensland|New South Wales|Tasmania
  Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|Midwest|Deep South|New England
  Silicon Valley|Manhattan|Brooklyn|Queens|Bronx|Staten Island|Harlem|Hollywood|Bay Area|Long Island|Rust Belt
  Aceh|Bali|Java|Sumatra|Borneo|Okinawa|Hokkaido|Mediterranean|Mediterranean Sea|Baltic|Baltics|Black Sea|Atlantic
  Pacific|Indian Ocean|Arctic|Sahara|Sahel|Sinai|Golan Heights|Amazon rainforest|Himalayas|Alps|Pyrenees|Andes
  Rocky Mountains|Ground Zero|Guantanamo Bay|Guantanamo|Eurasia|Maghreb|Levant|West Country|East Anglia|the West
`)

export const STATES: Record<string, string> = Object.fromEntries(
  `Alabama Ala|Alaska|Arizona Ariz|Arkansas Ark|California Calif|Colorado Colo|Connecticut Conn|Delaware Del|Florida Fla
  Georgia Ga|Hawaii|Idaho|Illinois Ill|Indiana Ind|Iowa|Kansas Kan|Kentucky Ky|Louisiana La|Maine|Maryland Md
  Massachusetts Mass|Michigan Mich|Minnesota Minn|Mississippi Miss|Missouri Mo|Montana Mont|Nebraska Neb|Nevada Nev
  New_Hampshire N.H|New_Jersey N.J|New_Mexico N.M|New_York N.Y|North_Carolina N.C|North_Dakota N.D|Ohio|Oklahoma Okla
  Oregon Ore|Pennsylvania Pa|Rhode_Island R.I|South_Carolina S.C|South_Dakota S.D|Tennessee Tenn|Texas|Utah|Vermont Vt
  Virginia Va|Washington Wash|West_Virginia W.Va|Wisconsin Wis|Wyoming Wyo|Puerto_Rico P.R`
    .split(/[|\n]/)
    .map((line) => line.trim().replaceAll('_', '\0').split(' '))
    .map(([name = '', short = '']) => [name.replaceAll('\0', ' '), short]),
)

/** What ends the name of a branch, and is no surname: "Tate Britain". */
export const BRANCHES = words(`
  Britain America Europe Asia Africa India China Japan Russia Canada Australia Germany Italy Spain International
`)
