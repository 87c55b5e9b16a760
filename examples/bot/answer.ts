import { VerbatimClient, VerbatimError } from 'verbatim/sdk'

const client = new VerbatimClient({ url: process.env['VERBATIM_URL'] ?? 'http://localhost:4000', timeout: 5000 })

/** What to answer to a message that quotes somebody. */
export async function answer(message: string): Promise<string> {
  try {
    const { verdict, matches, isCommon } = await client.verifyQuote(message, { first: 1 })
    const [best] = matches
    if (!best) return 'Not found in this archive. That does not show that it was never said.'
    const who = best.quote?.speaker?.name ?? 'The article'
    const printed = best.diff.map(({ op, text }) =>
      op === 'DELETE' ? `[-${text}-]` : op === 'INSERT' ? `{+${text}+}` : text,
    )
    const notes = [
      ...(best.isDenied ? ['denied there'] : []),
      ...(best.article.status === 'RETRACTED' ? ['retracted'] : []),
      ...(isCommon ? ['common words'] : []),
    ]
    const finding = notes.length > 0 ? `${verdict} (${notes.join(', ')})` : verdict
    return `${finding}: ${who}: “${printed.join('')}” (${best.article.title})`
  } catch (error) {
    if (error instanceof VerbatimError && error.retryable) return 'The archive is busy. Try again in a moment.'
    throw error
  }
}
