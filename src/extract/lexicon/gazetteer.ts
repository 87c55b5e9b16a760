import { CITIES } from '../../generated/cities.ts'
import type { PlaceKind } from '../../model.ts'
import { foldLetters } from '../../text/fold.ts'
import { COUNTRIES } from './countries.ts'
import { words } from './lists.ts'
import { CONTINENTS, REGIONS, STATES } from './place-words.ts'

interface Location {
  latitude: number
  longitude: number
}

/** A place that is known by name. */
export interface KnownPlace {
  /** As it is usually written. */
  name: string
  placeKind: PlaceKind
  countryCode?: string
  location?: Location
  /** 0 to 1: how sure the name alone says that a place is meant. */
  certainty: number
}

/** In thousands of people. */
const LARGE = 1000

// Cities that are rather a word, a given name or a surname.
const NOT_CITIES = words(`
  split nice bath reading mobile most same of sari mary victoria salem paterson santos male tours salta cali lima date
  kent orange lincoln jackson madison warren lawrence houston austin franklin clinton arlington aurora irving garland
  nelson darwin hamilton kingston wellington lincoln carson jordan santiago diego jose alexandria florence sydney regina
  natal campos bello armenia pali sagar puri bari parma como male man may march bay university republic independence
  brits concord normal hope union enterprise progress gay hull bury march rugby police anderson burton preston chester
  dudley stafford lancaster wells duncan taylor tyler trenton brandon logan troy dallas camden cary gary lakewood
  augusta savannah charlotte eugene frisco provo ontario pasadena fontana essen angers nancy palm bend metz soledad
  beni boma tema ruse anda jian xian yaan luan crato itu manta kota salto osh oral hami medina malang
  bergamo messina tanta columbus paul ogden elgin joliet clare flint lansing norman moore edmond laredo
`)

/** Ambiguous, but a place more often than not. */
const LIKELY_CITIES = words(`
  houston dallas austin charlotte sydney florence wellington victoria columbus lima alexandria santiago hull hamilton
  lincoln nice kingston darwin preston savannah medina ferguson newtown derby flint durham
`)

/** Name, country, and how the list of cities writes it if it writes it in another way. */
const MORE_CITIES = `London,GB|Paris,FR|New York,US,New York City|New York City,US|Los Angeles,US|San Francisco,US|Washington DC,US
  Washington D.C.,US|Washington,US|Mumbai,IN|Bombay,IN,Mumbai|Calcutta,IN,Kolkata|Kiev,UA,Kyiv|Kyiv,UA|Rangoon,MM,Yangon|Saigon,VN,Ho Chi Minh City|Peking,CN,Beijing
  Tel Aviv,IL|Gaza City,PS,Gaza|Bethlehem,PS|Hebron,PS|Nablus,PS|Fallujah,IQ|Falluja,IQ|Najaf,IQ|Tikrit,IQ|Mosul,IQ|Kharkiv,UA
  Sharm el-Sheikh,EG|Sharm el-Sheik,EG|Mariupol,UA|Odesa,UA|Odessa,UA,Odesa|Donetsk,UA|Beslan,RU|Grozny,RU|Geneva,CH,Genève|Davos,CH|Lausanne,CH|The Hague,NL|Lyon,FR
  Strasbourg,FR|Cannes,FR|Oxford,GB|Cambridge,GB|Belfast,GB|Edinburgh,GB|Glasgow,GB|Cardiff,GB|Swansea,GB|Aberdeen,GB
  Dundee,GB|Wimbledon,GB|Westminster,GB|Brighton,GB|Bournemouth,GB|Plymouth,GB|Exeter,GB|Norwich,GB|Derby,GB|Durham,GB
  Birmingham,GB|Manchester,GB|Liverpool,GB|Leeds,GB|Sheffield,GB|Newcastle,GB|Bristol,GB|Nottingham,GB|Leicester,GB
  Coventry,GB|Southampton,GB|Portsmouth,GB|Cleveland,US|Detroit,US|Chicago,US|Boston,US|Philadelphia,US|Miami,US
  Atlanta,US|Seattle,US|Denver,US|Phoenix,US|Las Vegas,US|New Orleans,US|Baltimore,US|Pittsburgh,US|St. Louis,US
  Cincinnati,US|Milwaukee,US|Minneapolis,US|Tampa,US|Orlando,US|San Diego,US|San Jose,US|Sacramento,US|Portland,US
  Ferguson,US|Benghazi,LY|Aleppo,SY|Homs,SY|Raqqa,SY|Idlib,SY|Kandahar,AF|Helmand,AF|Soweto,ZA|Johannesburg,ZA
  Cape Town,ZA|Durban,ZA|Lagos,NG|Kano,NG|Abuja,NG|Ibadan,NG|Mombasa,KE|Kumasi,GH|Entebbe,UG|Bulawayo,ZW|Turin,IT
  Naples,IT|Milan,IT|Munich,DE|Cologne,DE,Köln|Hamburg,DE|Frankfurt,DE,Frankfurt am Main|Zurich,CH|Zürich,CH|Porto,PT|Seville,ES,Sevilla|Barcelona,ES
  Valencia,ES|Bilbao,ES|Thessaloniki,GR|Sevastopol,UA|St Petersburg,RU,Saint Petersburg|St. Petersburg,RU,Saint Petersburg|Vladivostok,RU|Macau,MO
  Flint,US|Charleston,US|Dallas,US|Houston,US|Orlando,US|Aurora,US|Newtown,US|Cannes,FR|Kabul,AF|Baghdad,IQ`

const known = new Map<string, KnownPlace>()
const inEnglish = new Map<string, KnownPlace[]>()
const add = (place: KnownPlace) => {
  if (!known.has(place.name)) known.set(place.name, place)
}

for (const { code, name, otherNames, capital } of COUNTRIES) {
  const certainty = ['Georgia', 'Jordan', 'Chad', 'Turkey', 'Guinea', 'Dominica', 'Mali'].includes(name) ? 0.7 : 0.95
  for (const text of [name, ...otherNames]) {
    const place: KnownPlace = { name: text, placeKind: 'COUNTRY', countryCode: code, certainty }
    add(place)
  }
  if (capital !== '' && capital !== 'Male' && capital !== 'Victoria')
    add({ name: capital, placeKind: 'CITY', countryCode: code, certainty: 0.85 })
}
for (const name of CONTINENTS) add({ name, placeKind: 'CONTINENT', certainty: 0.95 })
for (const name of REGIONS) add({ name, placeKind: 'REGION', certainty: 0.85 })
for (const [name, short] of Object.entries(STATES)) {
  add({
    name,
    placeKind: 'REGION',
    countryCode: 'US',
    certainty: name === 'Virginia' || name === 'Georgia' ? 0.6 : 0.85,
  })
  if (short) add({ name: `${short}.`, placeKind: 'REGION', countryCode: 'US', certainty: 0.7 })
}
for (const entry of MORE_CITIES.split(/[|\n]/)) {
  const [name = '', code = '', atHome] = entry.trim().split(',')
  const certainty = LIKELY_CITIES.has(foldLetters(name)) ? 0.5 : 0.8
  const place: KnownPlace = { name, placeKind: 'CITY', countryCode: code, certainty }
  if (name !== '') add(place)
  if (atHome) inEnglish.set(atHome, [...(inEnglish.get(atHome) ?? []), place])
}
for (const line of CITIES.split('\n')) {
  const [name = '', countryCode = '', thousands, latitude, longitude] = line.split(';')
  const location = { latitude: Number(latitude), longitude: Number(longitude) }
  for (const written of new Set([name, name.normalize('NFD').replace(/\p{M}/gu, '')]))
    addCity(written, countryCode, location, Number(thousands) >= LARGE)
}

function addCity(name: string, countryCode: string, location: Location, isLarge: boolean): void {
  const word = foldLetters(name)
  if (NOT_CITIES.has(word) && !LIKELY_CITIES.has(word)) return
  for (const place of [known.get(name), ...(inEnglish.get(name) ?? [])])
    if (place?.placeKind === 'CITY' && place.countryCode === countryCode) place.location ??= location
  const certainty = LIKELY_CITIES.has(word) ? 0.5 : isLarge ? 0.8 : 0.6
  add({ name, placeKind: 'CITY', countryCode, location, certainty })
}

/** Looks a place up by its name as written. */
export const findPlace = (name: string): KnownPlace | undefined => known.get(name)
