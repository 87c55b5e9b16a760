// Texts as they are kept: the characters as printed, without what no reader sees.

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029\v\f]/g
// Control characters, halves of surrogate pairs, noncharacters, byte order marks, soft hyphens and zero-width spaces.
const UNSEEN = /(?![\t\n])\p{Cc}|[\p{Surrogate}\p{Noncharacter_Code_Point}]|[\u00ad\u200b\u2060\ufeff\ufff9-\ufffb]/gu
// Joiners mean something only between letters, marks and signs of one character or word.
const LOOSE_JOINERS = /(?<![\p{L}\p{M}\p{Emoji}])(?:\u200c|\u200d)+|(?:\u200c|\u200d)+(?![\p{L}\p{M}\p{Emoji}])/gu
const SPACES = /[ \t\u00a0]+/g
// What stands before the line feed is looked at after it, or each of a million spaces looks at those before it.
const INDENTED = /\n(?<=\S[ \t]*\n)[ \t\u00a0]{2,}(?=\S)/g
const SENTENCE_END = /[.!?…:;]["'”’»)\]]*$/

/** One line of text: no breaks, single spaces, nothing unseen. */
export function cleanLine(text: string): string {
  return dropUnseen(text)
    .replace(/[ \t\n\u00a0]+/g, ' ')
    .trim()
}

/** Paragraphs with one blank line between them; a single line feed is a break within a paragraph. */
export function cleanBody(text: string): string {
  const body = dropUnseen(text)
    .replace(INDENTED, '\n\n')
    .replace(SPACES, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return isParagraphPerLine(body) ? body.replaceAll('\n', '\n\n') : body
}

/** Many texts have a paragraph on each line, and no blank ones: then each line but a heading ends like a sentence. */
function isParagraphPerLine(body: string): boolean {
  if (!body.includes('\n') || body.includes('\n\n')) return false
  const lines = body.split('\n')
  return lines.filter((line) => SENTENCE_END.test(line)).length >= lines.length * 0.8
}

const dropUnseen = (text: string) => text.replace(LINE_ENDS, '\n').replace(UNSEEN, '').replace(LOOSE_JOINERS, '')
