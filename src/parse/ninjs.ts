import { ExpectedError } from '../errors.ts'
import type { Photo } from '../model.ts'
import { cleanLine } from './clean.ts'
import { type Draft, readUrl } from './draft.ts'
import { sizeOf } from './jsonld.ts'
import { readFragment } from './page-photos.ts'
import { readMarkup } from './page-text.ts'
import type { Heading } from './topics.ts'

// IPTC ninjs: 1.x has headline, body_xhtml and maps of associations; 2.x lists with roles; 3.x the same in camel case.
// https://iptc.org/std/ninjs/userguide/

type Item = Record<string, unknown>

const SIGNS = [
  'headline',
  'headlines',
  'bodies',
  'versioncreated',
  'pubstatus',
  'body_text',
  'body_xhtml',
  'body_html5',
  'associations',
]

/** Whether a value is an item of ninjs: it has a uri and a field that only ninjs has. */
export function isNinjs(value: unknown): boolean {
  const item = isItem(value) ? plain(value) : {}
  return typeof item['uri'] === 'string' && SIGNS.some((sign) => sign in item)
}

/** @throws ExpectedError BAD_RECORD for what is no text, or is withheld */
export function readNinjs(value: unknown): Draft {
  const item = plain(value as Item)
  const type = wordsOf(item['type']) || 'text'
  if (!['text', 'composite'].includes(type)) throw new ExpectedError('BAD_RECORD', `type: expected text, got ${type}.`)
  const standing = wordsOf(item['pubstatus']).toLowerCase()
  if (standing === 'withheld')
    throw new ExpectedError('BAD_RECORD', 'pubstatus: expected usable or canceled, got withheld.')
  const { body, photos } = bodyOf(item)
  const title = lineOf(textByRole(item, 'headlines', 'headline') || item['title'])
  const uri = wordsOf(item['uri'])
  return {
    id: uri,
    title,
    summary: readMarkup(textByRole(item, 'descriptions', 'description_text'), 'ENTITIES'),
    body: body.startsWith(`${title}\n`) ? body.slice(title.length) : body,
    byline: lineOf(item['by'] ?? item['byline'] ?? item['bylines']),
    language: wordsOf(item['language']),
    publishedAt:
      wordsOf(item['firstcreated']) || wordsOf(item['contentcreated']) || wordsOf(item['versioncreated']) || undefined,
    modifiedAt: wordsOf(item['versioncreated']) || undefined,
    status: /^cancel/.test(standing) ? 'RETRACTED' : undefined,
    url: readUrl(wordsOf(item['url'])),
    source: { name: lineOf(item['infosources'] ?? item['infosource'] ?? item['copyrightholder']) || undefined },
    headings: listOf(item['subjects'] ?? item['subject']).flatMap(headingOf),
    photos: [...photos, ...listOf(item['associations']).flatMap(photoOf)],
  }
}

/** A subject; one of the IPTC Media Topics keeps its code. */
function headingOf(subject: Item): Heading[] {
  const name = lineOf(subject['name'] ?? subject['literal'])
  const code = MEDIA_TOPIC.exec(wordsOf(subject['uri']) || wordsOf(subject['code']))?.[1]
  if (!name) return []
  return [{ name, ...(code && { identifiers: [{ scheme: 'iptc', value: `medtop:${code}` }] }) }]
}

const MEDIA_TOPIC = /(?:^medtop:|newscodes\/mediatopic\/)(\d{8})$/

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same with keys in lower case. */
const plain = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]))

/** Items of a list, or of a map by name. */
const listOf = (value: unknown): Item[] =>
  (Array.isArray(value) ? value : isItem(value) ? Object.values(value) : []).filter(isItem).map(plain)

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(', ')
  return isItem(value) ? wordsOf(plain(value)['value'] ?? plain(value)['name']) : ''
}

const lineOf = (value: unknown) => cleanLine(readMarkup(wordsOf(value), 'ENTITIES'))

/** The main one of a list with roles, else the field of version 1. */
function textByRole(item: Item, list: string, field: string): string {
  const texts = listOf(item[list])
  const main = texts.find(({ role }) => /main|headline|text/.test(String(role))) ?? texts[0]
  const ofVersion1 =
    item[field] ?? item[Object.keys(item).find((key) => key.startsWith(`${field.split('_')[0]}_`)) ?? '']
  return wordsOf(main ?? ofVersion1)
}

/** Markup before plain text: it tells paragraphs and pictures. */
function bodyOf(item: Item): { body: string; photos: Photo[] } {
  const bodies = listOf(item['bodies'])
  const isMarkup = ({ contenttype, value }: Item) =>
    /html/.test(String(contenttype)) || /^\s*<(?:p|div|section|html)\b/i.test(wordsOf(value))
  const markup = bodies.find(isMarkup) ?? item['body_xhtml'] ?? item['body_html5'] ?? item['body_html']
  if (markup) return readFragment(wordsOf(markup))
  const text = bodies.find(({ contenttype }) => !/xml/.test(String(contenttype))) ?? item['body_text']
  return { body: readMarkup(wordsOf(text)), photos: [] }
}

function photoOf(item: Item): Photo[] {
  if (!/^(picture|graphic)$/.test(wordsOf(item['type']))) return []
  const renditions = listOf(item['renditions']).sort((a, b) => (sizeOf(b['width']) ?? 0) - (sizeOf(a['width']) ?? 0))
  const [largest] = renditions
  const caption =
    lineOf(textByRole(item, 'descriptions', 'description_text')) || lineOf(textByRole(item, 'headlines', 'headline'))
  const [url, credit] = [
    readUrl(wordsOf(largest?.['href'])),
    lineOf(item['by'] ?? item['byline'] ?? item['copyrightholder']),
  ]
  const [width, height] = [sizeOf(largest?.['width']), sizeOf(largest?.['height'])]
  return [
    {
      ...(url && { url }),
      ...(caption && { caption }),
      ...(credit && { credit }),
      ...(width && { width }),
      ...(height && { height }),
      depicts: [],
    },
  ]
}
