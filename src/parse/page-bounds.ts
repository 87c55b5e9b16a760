import { Parser } from 'htmlparser2'
import { ExpectedError } from '../errors.ts'

// Some pages are made to be expensive: a tree of millions of elements, or one a hundred thousand deep. A pass that
// builds nothing counts first.

/** The longest article of an encyclopedia has 10,000. */
const ELEMENTS = 40_000
/** Unclosed tags of old pages nest; the deepest of 130 saved pages has 38. */
const DEPTH = 200
/** Levels of all elements together: what finding the text costs grows with it. 120,000 is the most that was seen. */
const LEVELS = 500_000
const ATTRIBUTES = 500
/** Characters outside scripts; four times what an article may have. */
const TEXT = 2_000_000

/** @throws ExpectedError BAD_RECORD if a page is larger or deeper than any article's */
export function checkBounds(html: string): void {
  const count = { elements: 0, depth: 0, deepest: 0, levels: 0, attributes: 0, text: 0, unread: 0 }
  const parser = new Parser({
    onopentagname() {
      count.attributes = 0
    },
    onattribute() {
      if (++count.attributes > ATTRIBUTES) refuseOver('attributes of an element', count.attributes, ATTRIBUTES)
    },
    onopentag(name) {
      count.elements++
      count.levels += ++count.depth
      count.deepest = Math.max(count.deepest, count.depth)
      if (UNREAD.test(name)) count.unread++
    },
    onclosetag(name) {
      count.depth--
      if (UNREAD.test(name)) count.unread--
    },
    ontext(text) {
      if (count.unread === 0) count.text += text.length
    },
  })
  for (let at = 0; at < html.length; at += CHUNK) {
    parser.write(html.slice(at, at + CHUNK))
    refuseOver('elements', count.elements, ELEMENTS)
    refuseOver('levels of elements', count.deepest, DEPTH)
    refuseOver('levels of all elements together', count.levels, LEVELS)
    refuseOver('characters of text', count.text, TEXT)
  }
}

const CHUNK = 16_384
const UNREAD = /^(script|style|template|noscript|textarea|svg)$/

function refuseOver(what: string, count: number, most: number): void {
  if (count <= most) return
  const [limit, came] = [most, count].map((number) => number.toLocaleString('en'))
  throw new ExpectedError('BAD_RECORD', `expected a page with at most ${limit} ${what}, got ${came} or more.`)
}
