import { analyse } from 'chardet'
import { ExpectedError } from '../errors.ts'

// Bytes to text. What a page says of its encoding was written for its server and may be stale; bytes that are UTF-8
// with letters beyond ASCII are never anything else by chance.

/** More than any article; the bulk format is read line by line. */
const MAX_BYTES = 20 * 1024 * 1024
/** How far into a file its encoding is declared; browsers look at 1,024 bytes, saved pages put a comment before it. */
const HEAD = 4096

const MARKS: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]
const FOREIGN: [string, string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive or office document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['{\\rtf', 'an RTF document'],
  ['\xd0\xcf\x11\xe0', 'an office document'],
  ['SQLite format 3\0', 'a SQLite database'],
]
const DECLARED = [
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i,
  /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i,
]

/**
 * Text of a file in UTF-8, UTF-16, or an older encoding that it declares or that its letters give away.
 * @throws ExpectedError BAD_RECORD if it is too large, of another format, or no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) throw refuse(`at most ${megabytes(MAX_BYTES)}`, megabytes(bytes.length))
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1')
  const foreign = FOREIGN.find(([magic]) => head.startsWith(magic))
  if (foreign) throw refuse('text', foreign[1])
  const text = decode(bytes, head)
  const unseen = text.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0
  if (unseen > 2 + text.length / 200) throw refuse('text', `bytes of which ${unseen} stand for no character`)
  return text
}

function decode(bytes: Uint8Array, head: string): string {
  for (const [mark, encoding] of MARKS)
    if (mark.every((byte, at) => bytes[at] === byte)) return new TextDecoder(encoding).decode(bytes)
  const wide = wideEncoding(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  const unicode = decodeStrictly('utf-8', bytes)
  const declared = DECLARED.map((pattern) => pattern.exec(head)?.[1]).find((label) => label !== undefined)
  // Only old Japanese and Chinese encodings write other letters in ASCII.
  if (unicode !== undefined && !(declared && /^(iso-2022|hz)/i.test(declared))) return unicode
  const labels = [...(declared ? [declared] : []), ...analyse(bytes.subarray(0, 65_536)).map(({ name }) => name)]
  for (const label of labels) {
    const text = decodeStrictly(label, bytes)
    // Bytes of 0x80 to 0x9f are letters and quotation marks in one encoding, control characters in another.
    if (text !== undefined && !/[\x80-\x9f]/.test(text)) return text
  }
  return decodeLatin(bytes)
}

/** Undefined if the bytes are not of that encoding, or Node does not know it. */
function decodeStrictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return decoder.encoding === 'windows-1252' ? decodeLatin(bytes) : decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Windows-1252 from 0x80 to 0x9f; the full stops stand for bytes that are no letters. */
const LATIN = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'

// From 20.18.3 on Node reads these bytes as control characters: https://github.com/nodejs/node/issues/56542
const decodeLatin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) =>
      LATIN[byte.charCodeAt(0) - 0x80] === '.' ? byte : LATIN[byte.charCodeAt(0) - 0x80]!,
    )

/** UTF-16 without a mark: its line feeds, spaces and Latin letters have a zero on always the same side. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0]
  const length = Math.min(bytes.length & ~1, HEAD)
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2]!++
  const [even, odd] = zeros as [number, number]
  if (Math.max(even, odd) < length / 20 || Math.min(even, odd) > 0 || length < 4) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

const refuse = (expected: string, came: string) => new ExpectedError('BAD_RECORD', `expected ${expected}, got ${came}.`)
