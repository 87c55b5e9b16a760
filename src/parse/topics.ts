import type { Topic } from '../model.ts'
import { fold } from '../text/fold.ts'
import { cleanLine } from './clean.ts'
import { digest, slugify } from './slug.ts'

// What an article is filed under, as its publisher says.

/** A heading; `identifiers` if a vocabulary has it. */
export type Heading = Pick<Topic, 'name'> & Partial<Pick<Topic, 'identifiers'>>

/** Longer is a sentence, and more keywords than this are for search engines. */
const LONGEST = 80
const MOST_KEYWORDS = 8
/** Says nothing, or is no heading: an address, a number, a key of some system. */
const EMPTY =
  /^(?:news|articles?|stories|story|home|latest|top stories|general|uncategori[sz]ed|other|\P{L}*|\S*[:/_]\S*)$/iu

/** Sections of the publication; where there are none its keywords, if they are few. */
export function headingsOf(sections: readonly string[], keywords: readonly string[]): Heading[] {
  const named = (names: readonly string[]) =>
    names.map(cleanLine).filter((name) => name.length <= LONGEST && !EMPTY.test(name))
  const [filed, tagged] = [named(sections), named(keywords)]
  return (filed.length > 0 || tagged.length > MOST_KEYWORDS ? filed : tagged).map((name) => ({ name }))
}

/** Names in one text with commas or semicolons between them. */
export const splitNames = (text: string) => text.split(/[,;|]/)

/** More are a list of all that there is, or made to be sorted without end. */
const MOST_TOPICS = 100

/** Topics with slugs made of their names; of two with one slug the first. */
export function topicsOf(headings: readonly Heading[]): Topic[] {
  const topics = new Map<string, Topic>()
  for (const { name, identifiers = [] } of headings) {
    const slug = slugOf(name)
    if (topics.size < MOST_TOPICS && name.length <= LONGEST && !topics.has(slug))
      topics.set(slug, { slug, name, identifiers })
  }
  return [...topics.values()]
}

/** Of a name that Latin letters say only in part, such as “Выборы 2024”, a slug would be that of other names too. */
const slugOf = (name: string) => (/(?![a-z])\p{L}/u.test(fold(name)) ? '' : slugify(name)) || digest([name], 12)
