import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight } from '../src/search/highlight.ts'
import type { MatchReason, WordMatch } from '../src/search/port.ts'
import { isBoundary } from '../src/text/span.ts'
import { tokenize } from '../src/text/words.ts'

const match = (words: string, term = words, reason: MatchReason = 'EXACT'): WordMatch => ({
  words: words.split(' '),
  term,
  reason,
})

describe('highlight', () => {
  it('marks each word by its offsets in the fragment', () => {
    expect(
      highlight('He met Choe Son‑hui.', [match('choe'), match('met', 'meet', 'STEM')], { fragments: 1, length: 80 }),
    ).toEqual([
      {
        fragment: 'He met Choe Son‑hui.',
        matches: [
          { start: 3, end: 6, text: 'met', term: 'meet', reason: 'STEM' },
          { start: 7, end: 11, text: 'Choe', term: 'choe', reason: 'EXACT' },
        ],
      },
    ])
  })

  it('marks a run of words as one, before the words in it', () => {
    const [best] = highlight('Kim in North Korea', [match('north', 'north'), match('north korea', 'DPRK', 'ALIAS')], {
      fragments: 1,
      length: 80,
    })
    expect(best!.matches).toEqual([{ start: 7, end: 18, text: 'North Korea', term: 'DPRK', reason: 'ALIAS' }])
  })

  it('tells the better of two reasons', () => {
    const two = [match('visit', 'visi', 'PREFIX'), match('visit', 'visits', 'STEM')]
    expect(highlight('A visit', two, { fragments: 1, length: 80 })[0]!.matches).toEqual([
      { start: 2, end: 7, text: 'visit', term: 'visits', reason: 'STEM' },
    ])
  })

  it('puts the fragment that answers most first, and never shows a stretch twice', () => {
    const text = `Rain fell. ${'Nothing happened there. '.repeat(10)}Rain and wind came. ${'Then nothing. '.repeat(10)}Wind.`
    const found = highlight(text, [match('rain'), match('wind')], { fragments: 3, length: 40 })
    expect(found.map(({ fragment }) => fragment)).toEqual([
      'Rain and wind came. Then nothing. Then',
      'Rain fell. Nothing happened there.',
      'Then nothing. Then nothing. Wind.',
    ])
  })

  it('puts the better reason before the earlier place', () => {
    const text = `Lavrov came. ${'Nothing happened there. '.repeat(10)}Lavov went.`
    const found = highlight(text, [match('lavrov', 'lavov', 'ALIAS'), match('lavov')], { fragments: 2, length: 20 })
    expect(found.map(({ fragment }) => fragment)).toEqual(['Lavov went.', 'Lavrov came. Nothing'])
  })

  it('begins at a sentence and ends at a word', () => {
    const text = 'One sentence here. Another one follows it with apples and with many more words to come.'
    const [best] = highlight(text, [match('apples')], { fragments: 1, length: 60 })
    expect(best!.fragment).toBe('Another one follows it with apples and with many more words')
  })

  it('is empty where nothing matched', () => {
    expect(highlight('Rain', [match('wind')], { fragments: 3, length: 40 })).toEqual([])
    expect(highlight('', [match('wind')], { fragments: 3, length: 40 })).toEqual([])
  })

  const piece = fc.oneof(
    fc.constantFrom(
      'Lavrov’s',
      'cafe\u0301',
      '👨‍👩‍👧',
      '🇰🇵',
      'a🏽',
      'שָׁלוֹם',
      'مُحَمَّد',
      '平壌で',
      '. ',
      '\n',
      ' ',
      '“',
      'x'.repeat(70),
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '))

  it('cuts no character, keeps to the length, and its offsets hold the word', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 20, max: 120 }), (text, pick, length) => {
        const words = tokenize(text)
        fc.pre(words.length > 0)
        const asked = [words[pick % words.length]!.text, words[(pick * 7) % words.length]!.text]
        const found = highlight(
          text,
          asked.map((word) => match(word)),
          { fragments: 3, length },
        )
        expect(found.length).toBeGreaterThan(0)
        for (const { fragment, matches } of found) {
          const at = text.indexOf(fragment)
          expect([isBoundary(text, at), isBoundary(text, at + fragment.length)]).toEqual([true, true])
          expect(fragment.length).toBeLessThanOrEqual(Math.max(length, matches[0]!.end - matches[0]!.start))
          for (const { start, end, text: word, term } of matches) {
            expect(fragment.slice(start, end)).toBe(word)
            expect(
              tokenize(word)
                .map((one) => one.text)
                .join(''),
            ).toBe(term)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
