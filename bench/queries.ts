// 20 events, who took part, the first words of each, and the article they stand in.

export const TYPENAME = '{ __typename }'

const quotes = `quotes(first: 5) { nodes { id text kind saidAt { edtf } article { id title publishedAt } } }`

export const NESTED = `{
  events(first: 20) {
    nodes { id name kind date { edtf } participants(first: 12) { nodes { id name ... on Person { ${quotes} } } } }
  }
}`

/** The same in PostGraphile's words. */
export const NESTED_POSTGRAPHILE = `{
  events: allEvents(first: 20, orderBy: [DATE_SORT_DESC, ID_DESC]) {
    nodes { id name kind dateEdtf participants: participantsByEventId(first: 12, orderBy: [ORDINAL_ASC, ID_ASC]) {
      nodes { person: personByPersonId { id name
        quotes: quotesBySpeakerId(first: 5, orderBy: [SAID_SORT_DESC, ID_DESC]) {
          nodes { id text kind saidEdtf article: articleByArticleId { id title publishedAt } }
        } } } } }
  }
}`
