import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWithOffsets } from '../src/text/fold.ts'
import { isBoundary } from '../src/text/span.ts'
import { stem } from '../src/text/stem.ts'
import { tokenize, wordsOf } from '../src/text/words.ts'

// Whole strings of what goes wrong: emoji with joiners, combining marks, right-to-left, CJK, ligatures, lone surrogates left out.
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'Lavrov’s',
      'Son-hui',
      'cafe\u0301',
      '👨‍👩‍👧',
      '🇰🇵',
      '1️⃣',
      'a🏽',
      'ℹ️',
      '👍\u0301',
      'e\u200d',
      '\u0600١',
      '한국',
      '김정은',
    ],
    ...[
      'שָׁלוֹם',
      'مُحَمَّد',
      '平壌で',
      'ﬁne',
      'Ｆｕｌｌ',
      'नमस्ते',
      'O’Brien',
      'U.S.',
      '300,000',
      '…',
      '“',
      '”',
      '—',
      '\r\n',
      ' ',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('fold', () => {
  it.each([
    ['Lavrov’s “visit”', 'lavrov\'s "visit"'],
    ['CAFÉ cafe\u0301', 'cafe cafe'],
    ['Ｆｕｌｌ　Width', 'full width'],
    ['ﬁne Æsop Straße Łódź', 'fine aesop strasse lodz'],
    ['two–day — visit', 'two-day - visit'],
    ['Сергей Лавров', 'сергеи лавров'],
    ['שָׁלוֹם', 'שלום'],
    ['김정은 平壌 が', '김정은 平壌 が'],
  ])('makes %j into %j', (written, folded) => {
    expect(fold(written)).toBe(folded)
  })

  it('folds once and for all', () => {
    fc.assert(fc.property(text, (written) => fold(fold(written)) === fold(written)))
  })

  it('knows where each unit comes from', () => {
    const { text: folded, startOf, endOf } = foldWithOffsets('Le ﬁl d’Æsop')
    expect(folded).toBe("le fil d'aesop")
    const at = folded.indexOf('aesop')
    expect([startOf(at), endOf(at + 4)]).toEqual([8, 12])
    expect([startOf(3), endOf(4)]).toEqual([3, 4])
  })

  it('leads back to whole characters, in order', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { text: folded, startOf, endOf } = foldWithOffsets(written)
        let last = 0
        for (let at = 0; at < folded.length; at++) {
          expect(startOf(at)).toBeGreaterThanOrEqual(last)
          expect([isBoundary(written, startOf(at)), isBoundary(written, endOf(at))]).toEqual([true, true])
          last = startOf(at)
        }
      }),
      { examples: [['\r\n']] },
    )
  })
})

describe('tokenize', () => {
  it.each([
    ["Lavrov’s honor, Lavrov's", ['lavrov', 'honor', 'lavrov']],
    ['Choe Son-hui', ['choe', 'son', 'hui']],
    ['O’Brien doesn’t', ['obrien', 'doesnt']],
    ['the U.S. and the D.P.R.K.', ['the', 'us', 'and', 'the', 'dprk']],
    ['300,000 shells in 20.10.2023', ['300000', 'shells', 'in', '20', '10', '2023']],
    ['“Don’t even—think”', ['dont', 'even', 'think']],
    ['平壌で会談した', ['平壌', 'で', '会談', 'した']],
    ['وزير الخارجية', ['وزير', 'الخارجية']],
    ['👍 👨‍👩‍👧 🇰🇵', []],
  ])('finds the words of %j', (written, words) => {
    expect(wordsOf(written)).toEqual(words)
  })

  it('tells what a hyphen joins', () => {
    expect(tokenize('Son-hui met Son - hui').map(({ joined }) => joined)).toEqual([false, true, false, false, false])
  })

  it('gives offsets in the original', () => {
    const written = '🎉 Lavrov’s café\u0301'
    expect(tokenize(written).map(({ start, end }) => written.slice(start, end))).toEqual(['Lavrov', 'café\u0301'])
  })

  it('reads a run without spaces in time in proportion to its length', () => {
    const words = tokenize('中文'.repeat(100_000))
    expect(words.length).toBeGreaterThan(50_000)
    expect(words.at(-1)).toMatchObject({ end: 200_000 })
    expect(tokenize('\u0600中\u{110bd}1'.repeat(20_000)).length).toBeGreaterThan(10_000)
  })

  it('never cuts a character, and its words follow one another', () => {
    fc.assert(
      fc.property(text, (written) => {
        let last = 0
        for (const { text: word, start, end } of tokenize(written)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect([isBoundary(written, start), isBoundary(written, end)]).toEqual([true, true])
          expect(wordsOf(written.slice(start, end)).join('')).toBe(word)
          last = end
        }
      }),
      { numRuns: 2000, examples: [['𠀀가\u1160'], ['𠀀가\uffa0'], ['㐀\u{11a84}\u{2ee5e}']] },
    )
  })
})

describe('stem', () => {
  it.each([
    ['visits visited visiting visit', 'visit'],
    ['relations relational relate', 'relat'],
    ['flies fly', 'fli'],
    ['generously generous', 'generous'],
    ['constructor', 'constructor'],
    ['Москва', 'Москва'],
  ])('of %s is %s', (words, root) => {
    expect(new Set(words.split(' ').map(stem))).toEqual(new Set([root]))
  })
})
