import { cityMapping } from 'city-timezones'
import type { PlaceKind } from '../../model.ts'
import { foldLetters } from '../../text/fold.ts'
import { COUNTRIES } from './countries.ts'
import { words } from './lists.ts'
import { CONTINENTS, REGIONS, STATES } from './place-words.ts'

/** A place that is known by name. */
export interface KnownPlace {
  /** As it is usually written. */
  name: string
  placeKind: PlaceKind
  countryCode?: string
  location?: { latitude: number; longitude: number }
  /** 0 to 1: how sure the name alone says that a place is meant. */
  certainty: number
}

/** Smaller cities share their names with too many people and words. */
const LEAST_PEOPLE = 100_000
const LARGE = 1_000_000

// Cities that are rather a word, a given name or a surname.
const NOT_CITIES = words(`
  split nice bath reading mobile most same of sari mary victoria salem paterson santos male tours salta cali lima date
  kent orange lincoln jackson madison warren lawrence houston austin franklin clinton arlington aurora irving garland
  nelson darwin hamilton kingston wellington lincoln carson jordan santiago diego jose alexandria florence sydney regina
  natal campos bello armenia pali sagar puri bari parma como male man may march bay university republic independence
  concord normal hope union enterprise progress gay hull bury march rugby police anderson burton preston chester
  dudley stafford lancaster wells duncan taylor tyler trenton brandon logan troy dallas camden cary gary lakewood
  augusta savannah charlotte eugene frisco provo ontario pasadena fontana essen angers nancy palm bend metz soledad
  beni boma tema ruse anda jian xian yaan luan crato itu manta kota salto osh oral hami medina malang
  bergamo messina tanta columbus paul ogden elgin joliet clare flint lansing norman moore edmond laredo
`)

/** Ambiguous, but a place more often than not. */
const LIKELY_CITIES = words(`
  houston dallas austin charlotte sydney florence wellington victoria columbus lima alexandria santiago hull hamilton
  lincoln nice kingston darwin preston savannah medina
`)

const MORE_CITIES = `London,GB|Paris,FR|New York,US|New York City,US|Los Angeles,US|San Francisco,US|Washington DC,US
  Washington D.C.,US|Washington,US|Mumbai,IN|Bombay,IN|Calcutta,IN|Kiev,UA|Kyiv,UA|Rangoon,MM|Saigon,VN|Peking,CN
  Tel Aviv,IL|Gaza City,PS|Bethlehem,PS|Hebron,PS|Nablus,PS|Fallujah,IQ|Falluja,IQ|Najaf,IQ|Tikrit,IQ|Mosul,IQ|Kharkiv,UA
  Mariupol,UA|Odesa,UA|Odessa,UA|Donetsk,UA|Beslan,RU|Grozny,RU|Geneva,CH|Davos,CH|Lausanne,CH|The Hague,NL|Lyon,FR
  Strasbourg,FR|Cannes,FR|Oxford,GB|Cambridge,GB|Belfast,GB|Edinburgh,GB|Glasgow,GB|Cardiff,GB|Swansea,GB|Aberdeen,GB
  Dundee,GB|Wimbledon,GB|Westminster,GB|Brighton,GB|Bournemouth,GB|Plymouth,GB|Exeter,GB|Norwich,GB|Derby,GB|Durham,GB
  Birmingham,GB|Manchester,GB|Liverpool,GB|Leeds,GB|Sheffield,GB|Newcastle,GB|Bristol,GB|Nottingham,GB|Leicester,GB
  Coventry,GB|Southampton,GB|Portsmouth,GB|Cleveland,US|Detroit,US|Chicago,US|Boston,US|Philadelphia,US|Miami,US
  Atlanta,US|Seattle,US|Denver,US|Phoenix,US|Las Vegas,US|New Orleans,US|Baltimore,US|Pittsburgh,US|St. Louis,US
  Cincinnati,US|Milwaukee,US|Minneapolis,US|Tampa,US|Orlando,US|San Diego,US|San Jose,US|Sacramento,US|Portland,US
  Ferguson,US|Benghazi,LY|Aleppo,SY|Homs,SY|Raqqa,SY|Idlib,SY|Kandahar,AF|Helmand,AF|Soweto,ZA|Johannesburg,ZA
  Cape Town,ZA|Durban,ZA|Lagos,NG|Kano,NG|Abuja,NG|Ibadan,NG|Mombasa,KE|Kumasi,GH|Entebbe,UG|Bulawayo,ZW|Turin,IT
  Naples,IT|Milan,IT|Munich,DE|Cologne,DE|Hamburg,DE|Frankfurt,DE|Zurich,CH|Zürich,CH|Porto,PT|Seville,ES|Barcelona,ES
  Valencia,ES|Bilbao,ES|Thessaloniki,GR|Sevastopol,UA|St Petersburg,RU|St. Petersburg,RU|Vladivostok,RU|Macau,MO
  Flint,US|Charleston,US|Dallas,US|Houston,US|Orlando,US|Aurora,US|Newtown,US|Cannes,FR|Kabul,AF|Baghdad,IQ`

const known = new Map<string, KnownPlace>()
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
  const [name = '', code = ''] = entry.trim().split(',')
  if (name !== '') add({ name, placeKind: 'CITY', countryCode: code, certainty: 0.8 })
}
for (const { city, pop, iso2, lat, lng } of [...cityMapping].sort((a, b) => b.pop - a.pop)) {
  if (pop < LEAST_PEOPLE) break
  const word = foldLetters(city)
  if (NOT_CITIES.has(word) && !LIKELY_CITIES.has(word)) continue
  const location = { latitude: lat, longitude: lng }
  const place = known.get(city)
  if (place?.placeKind === 'CITY' && place.countryCode === iso2) place.location ??= location
  const certainty = LIKELY_CITIES.has(word) ? 0.5 : pop >= LARGE ? 0.8 : 0.6
  add({ name: city, placeKind: 'CITY', countryCode: iso2, location, certainty })
}

/** Looks a place up by its name as written. */
export const findPlace = (name: string): KnownPlace | undefined => known.get(name)
