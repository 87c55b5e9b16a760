import { getGender } from 'gender-detection-from-name'
import { words } from './lists.ts'

export type Gender = 'MALE' | 'FEMALE'

// Names of companies, places, months and plain words that some child was also given.
const NOT_GIVEN = words(`
  london paris china india america israel asia europe africa congress senate president general major king prince queen
  judge justice bishop deacon royal house school north south east west city state new san santa los las el la le de da
  van von the an in on at by my may march august monday sunday friday easter christmas chelsea arsenal ford google apple
  united great british english french german irish scottish dutch russian american african white black green brown
  police army navy airport bank company group street road park river lake sea island mount bay beach university college
  court council party union league club world international national federal central royal times news post star sun day
  year man woman boy girl lord lady master saint st st. sir miss mr mrs ms dr doctor premier deputy chief director first
  second third last best top big old young high long short hard free open home office prime minister secretary senator
  governor mayor mars venus jupiter liverpool everton milan jersey dakota montana nevada carolina georgia indiana
  virginia washington brooklyn memphis dallas houston phoenix denver kent cuba kenya ireland jordan chad egypt malaysia
  obama trump putin bush clinton reagan nixon secret republican democrat democratic labour conservative liberal
  security treasury parliament ministry olympic cup championship title so no yes but and or not as if when while then
  he she it we they you i his her its our their this that these those there here what who why how where all some any
`)

const known = new Map<string, Gender | undefined>()

/** Whose given name a word is; undefined if it is none. */
export function genderOfGivenName(word: string): Gender | undefined {
  const lower = word.toLowerCase()
  if (known.has(lower)) return known.get(lower)
  const answer = NOT_GIVEN.has(lower) ? undefined : lookUp(lower)
  known.set(lower, answer)
  return answer
}

export const isGivenName = (word: string): boolean => genderOfGivenName(word) !== undefined

function lookUp(lower: string): Gender | undefined {
  for (const spelling of [lower, lower.normalize('NFD').replace(/\p{M}/gu, '')]) {
    const gender = getGender(spelling)
    if (gender !== 'unknown') return gender === 'male' ? 'MALE' : 'FEMALE'
  }
  return undefined
}
