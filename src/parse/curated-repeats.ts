import type { CuratedFile, Path } from './curated-file.ts'
import type { CuratedAnnotations, CuratedSpan } from './curated-format.ts'

type Event = CuratedAnnotations['events'][string]
type Quote = CuratedAnnotations['quotes'][number]
type Affiliation = CuratedAnnotations['affiliations'][number]

/** By which two items of a list are the same; those of other lists if they are equal. */
const IDENTITIES: Record<string, (item: never) => string> = {
  names: ({ text }: { text: string }) => text,
  mentions: nameSpan,
  evidence: nameSpan,
  segments: nameSpan,
  participants: ({ who }: Event['participants'][number]) => who,
  quotes: ({ segments, speaker }: Quote) => `${segments.map(nameSpan)} by ${speaker ?? 'nobody'}`,
  affiliations: ({ person, organization, role }: Affiliation) => `${person}, ${organization}, ${role ?? 'no role'}`,
}

/** Refuses an item that is in its list twice. */
export function checkRepeats(file: CuratedFile, path: Path, list: readonly unknown[]): void {
  const key = String(path.findLast((step) => typeof step === 'string'))
  const identify = (Object.hasOwn(IDENTITIES, key) && IDENTITIES[key]) || JSON.stringify
  const seen = new Set<string>()
  for (const [i, item] of list.entries()) {
    const identity = identify(item as never)
    if (seen.has(identity)) file.fault([...path, i], `${identity} is here twice`)
    seen.add(identity)
  }
}

function nameSpan({ in: text, at, exact }: CuratedSpan): string {
  return `${text} ${at} "${exact}"`
}
