import { Parser } from 'htmlparser2'
import { ExpectedError } from '../errors.ts'

// Some pages are made to be expensive: a tree of millions of elements, or one a hundred thousand deep. A pass that
// builds nothing counts first.

/** The longest real articles have some 20,000. */
const ELEMENTS = 60_000
/** Unclosed tags of old pages nest; real ones stay below 100. */
const DEPTH = 400

/** @throws ExpectedError BAD_RECORD if a page is larger or deeper than any article's */
export function checkBounds(html: string): void {
  let elements = 0
  let depth = 0
  let over: [string, string] | undefined
  const parser = new Parser({
    onopentag(_name, attributes) {
      elements++
      depth++
      const count = Object.keys(attributes).length
      if (elements > ELEMENTS) over = [`at most ${ELEMENTS.toLocaleString('en')} elements`, 'more']
      if (depth > DEPTH) over = [`elements at most ${DEPTH} deep`, 'deeper ones']
      if (count > 500) over = ['at most 500 attributes of an element', String(count)]
    },
    onclosetag: () => depth--,
  })
  for (let at = 0; at < html.length && !over; at += 65_536) parser.write(html.slice(at, at + 65_536))
  if (over) throw new ExpectedError('BAD_RECORD', `expected a page with ${over[0]}, got ${over[1]}.`)
}
