// Every column that refers to an entity, and what a merge must know to lead it to another one.

export interface Reference {
  table: string
  column: string
  /** Other columns that tell a row from all others. */
  key: readonly string[]
  /** Columns in which no two rows with the same entity may be alike: then one of them gives way. */
  alike?: readonly string[]
  /** What a row that gave way belongs to, and cannot come back without. */
  belongsTo?: Readonly<Record<string, string>>
  /** Column of Evidence that refers to the row. */
  evidence?: 'participantId' | 'affiliationId'
  /** The article that the row `r` is made by, in SQL. */
  article?: string
  /** The row is an entity's own: it cannot refer to itself, and that of the merged one stays as it is. */
  own?: true
}

const ofQuote = '(SELECT "articleId" FROM "Quote" WHERE id = r."quoteId")'

const link = (table: string, column: string, other: string, parent: string, article?: string): Reference => ({
  table,
  column,
  key: [other],
  alike: [other],
  belongsTo: { [other]: parent },
  ...(article === undefined ? {} : { article }),
})

const own = (table: string, column: string): Reference => ({ table, column, key: ['id'], own: true })

const affiliation = (column: string, other: string, parent: string): Reference => ({
  table: 'Affiliation',
  column,
  key: ['id'],
  alike: [other, 'role'],
  belongsTo: { [other]: parent },
  evidence: 'affiliationId',
})

const participant = (column: string, other: string, parent: string): Reference => ({
  table: 'Participant',
  column,
  key: ['id'],
  alike: [other],
  belongsTo: { [other]: parent },
  evidence: 'participantId',
})

export const REFERENCES: readonly Reference[] = [
  {
    table: 'Mention',
    column: 'entityId',
    key: ['id'],
    alike: ['textId', 'start', 'end'],
    belongsTo: { textId: 'ArticleText' },
    article: 'r."articleId"',
  },
  { table: 'Quote', column: 'speakerId', key: ['id'], article: 'r."articleId"' },
  { table: 'Quote', column: 'eventId', key: ['id'], article: 'r."articleId"' },
  link('QuoteAddressee', 'entityId', 'quoteId', 'Quote', ofQuote),
  link('QuoteAbout', 'entityId', 'quoteId', 'Quote', ofQuote),
  link('PhotoDepicts', 'entityId', 'photoId', 'Photo', '(SELECT "articleId" FROM "Photo" WHERE id = r."photoId")'),
  link('ArticleAuthor', 'personId', 'articleId', 'Article', 'r."articleId"'),
  participant('entityId', 'eventId', 'Event'),
  participant('eventId', 'entityId', 'Entity'),
  link('EventPlace', 'placeId', 'eventId', 'Event'),
  link('EventPlace', 'eventId', 'placeId', 'Place'),
  affiliation('personId', 'organizationId', 'Organization'),
  affiliation('organizationId', 'personId', 'Person'),
  {
    table: 'Evidence',
    column: 'eventId',
    key: ['id'],
    article: '(SELECT "articleId" FROM "ArticleText" WHERE id = r."textId")',
  },
  own('Organization', 'parentId'),
  own('Organization', 'headquartersId'),
  own('Place', 'containedInId'),
  own('Event', 'partOfId'),
  { table: 'Source', column: 'publisherId', key: ['id'] },
  { table: 'Source', column: 'placeId', key: ['id'] },
  { table: 'Identifier', column: 'entityId', key: ['id'] },
]
