import { styleText } from 'node:util'

// A finding as text for people: colours on a terminal, [-gone-] and {+come+} where there are none.

export interface Finding {
  text: string
  verdict: string
  occurrences: number
  isCommon: boolean
  matches: FoundPlace[]
}

interface FoundPlace {
  verdict: string
  similarity: number
  isDenied: boolean
  article: { title: string; publishedAt: string; url: string | null; source: { name: string } }
  quote: { text: string; speaker: { displayTitle: string } | null } | null
  span: { field: string; start: number; end: number }
  diff: { op: 'EQUAL' | 'INSERT' | 'DELETE'; text: string }[]
}

const MEANING: Record<string, string> = {
  EXACT: 'Found letter for letter.',
  NORMALIZED: 'Found, but for case, spacing, punctuation, brackets, an interruption or house style.',
  PARTIAL: 'Found as part of longer words, or with words left out.',
  ALTERED: 'Like words were found; some are different.',
  MISATTRIBUTED: 'Found, but said by someone else than asked, or denied there.',
  NOT_FOUND: 'Nothing like it was found in this archive. This does not show that it was never said.',
}

const COLOUR: Record<string, 'green' | 'cyan' | 'yellow' | 'magenta' | 'red'> = {
  EXACT: 'green',
  NORMALIZED: 'green',
  PARTIAL: 'cyan',
  ALTERED: 'yellow',
  MISATTRIBUTED: 'magenta',
  NOT_FOUND: 'red',
}

export function describeFinding({ verdict, occurrences, isCommon, matches }: Finding): string {
  const head = `${styleText('bold', styleText(COLOUR[verdict]!, verdict))}  ${MEANING[verdict]}`
  const common = `These words are common: they stand in the archive ${occurrences < 1000 ? occurrences : '1,000 or more'} times.`
  const warnings = [...(matches[0]?.isDenied ? [DENIED] : []), ...(isCommon ? [common] : [])]
  return [head, ...warnings.map((warning) => styleText('yellow', warning)), ...matches.flatMap(describePlace)].join(
    '\n',
  )
}

const isWhole = (verdict: string) => verdict === 'EXACT' || verdict === 'NORMALIZED'

const DENIED = 'Denied: the article takes these words back, so they are no proof that anybody said them.'

function describePlace(
  { verdict, similarity, isDenied, article, quote, span, diff }: FoundPlace,
  at: number,
): string[] {
  const who = quote ? (quote.speaker?.displayTitle ?? 'speaker unknown') : 'no quote on record here'
  const words = diff.map(describePart).join('').replace(/\s+/g, ' ')
  const whole = quote?.text.replace(/\s+/g, ' ')
  const where = `${span.field} ${span.start}–${span.end}`
  const rows = [
    ['speaker', isDenied ? `${who}; denied` : who],
    ['article', `${article.title} (${article.source.name}, ${article.publishedAt.slice(0, 10)})`],
    ['place', article.url === null ? where : `${where} of ${article.url}`],
    ['words', words],
    ...(diff.some(({ op }) => op !== 'EQUAL') ? [['', LEGEND]] : []),
    ...(whole !== undefined && whole !== words && !isWhole(verdict) ? [['quote', whole]] : []),
  ]
  return [
    '',
    `${styleText('bold', `${at + 1}.`.padStart(3))} ${styleText(COLOUR[verdict]!, verdict)}, ${Math.floor(similarity * 100)} % alike`,
    ...rows.map(([name, text]) => `    ${styleText('dim', name!.padEnd(7))}  ${text}`),
  ]
}

function describePart({ op, text }: FoundPlace['diff'][number]): string {
  if (op === 'EQUAL') return text
  // One style at a time: Node 20 applies several to what is piped, too.
  const styled =
    op === 'DELETE'
      ? styleText('red', styleText('strikethrough', text))
      : styleText('green', styleText('underline', text))
  if (styled !== text) return styled
  return op === 'DELETE' ? `[-${text}-]` : `{+${text}+}`
}

/** Which side is whose. */
const LEGEND = `(${describePart({ op: 'DELETE', text: 'yours' })} ${describePart({ op: 'INSERT', text: 'printed' })})`
