import { styleText } from 'node:util'

// A finding as text for people: colours on a terminal, [-gone-] and {+come+} where there are none.

export interface Speaker {
  id: string
  name: string
}

export interface Finding {
  /** Who was asked for, if anybody was. */
  speaker?: Speaker
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
  isBySpeaker: boolean | null
  article: { title: string; publishedAt: string; status: string; url: string | null; source: { name: string } }
  quote: {
    text: string
    speaker: { displayTitle: string } | null
    attribution: { source: { exact: string } | null } | null
  } | null
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

export function describeFinding(finding: Finding): string {
  const { verdict, matches } = finding
  const head = `${styleText('bold', styleText(COLOUR[verdict]!, verdict))}  ${MEANING[verdict]}`
  const warnings = warningsOf(finding).map((warning) => styleText('yellow', warning))
  return [head, ...warnings, ...matches.flatMap(describePlace)].join('\n')
}

/** Whether the best place shows that the words were said, and by who was asked for. */
export const isProven = ({ matches: [best] }: Finding) =>
  best !== undefined && isFound(best) && !best.isDenied && best.isBySpeaker !== false && !isRetracted(best)

const isWhole = (verdict: string) => verdict === 'EXACT' || verdict === 'NORMALIZED'
const isFound = ({ verdict }: FoundPlace) => isWhole(verdict) || verdict === 'PARTIAL'
const isRetracted = ({ article }: FoundPlace) => article.status === 'RETRACTED'

function warningsOf({ speaker, occurrences, isCommon, matches: [best] }: Finding): string[] {
  const isNobodys = best !== undefined && isFound(best) && best.isBySpeaker === false
  return [
    ...(best?.isDenied ? [DENIED] : []),
    ...(isNobodys ? [`No proof that ${speaker?.name} said them: nobody is on record here as having said them.`] : []),
    ...(best && isRetracted(best) ? [RETRACTED] : []),
    ...(isCommon
      ? [
          `These words are common: they stand in the archive ${occurrences < 1000 ? occurrences : '1,000 or more'} times.`,
        ]
      : []),
  ]
}

const DENIED = 'Denied: the article takes these words back, so they are no proof that anybody said them.'
const RETRACTED = 'Retracted: its source has withdrawn the article, so it is no proof of anything in it.'

function speakerOf({ quote, isDenied }: FoundPlace): string {
  const printed = quote?.attribution?.source?.exact
  const unknown = printed === undefined ? 'speaker unknown' : `not on record; printed as “${printed}”`
  const who = quote ? (quote.speaker?.displayTitle ?? unknown) : 'no quote on record here'
  return isDenied ? `${who}; denied` : who
}

function describePlace(place: FoundPlace, at: number): string[] {
  const { verdict, similarity, article, quote, span, diff } = place
  const words = diff.map(describePart).join('').replace(/\s+/g, ' ')
  const whole = quote?.text.replace(/\s+/g, ' ')
  const where = `${span.field} ${span.start}–${span.end}`
  const rows = [
    ['speaker', speakerOf(place)],
    [
      'article',
      `${article.title} (${article.source.name}, ${article.publishedAt.slice(0, 10)}${isRetracted(place) ? '; retracted' : ''})`,
    ],
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
