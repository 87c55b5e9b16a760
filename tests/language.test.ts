import { expect, test } from 'vitest'
import { detectLanguage, isExtractable } from '../src/extract/language.ts'

test.each([
  ['The minister said that the harbour would be closed until the end of the month.', 'en'],
  ['Der Minister sagte, dass der Hafen bis Ende des Monats geschlossen bleibt.', 'de'],
  ['Le ministre a déclaré que le port serait fermé jusqu’à la fin du mois.', 'fr'],
  ['Министр сообщил, что порт будет закрыт до конца месяца.', 'ru'],
])('%s', async (text, language) => {
  expect(await detectLanguage(text)).toBe(language)
})

test('of a few letters, or none, no language can be told', async () => {
  const texts = ['', 'Riga', '12:30 – 14:00', '👍👍👍']
  expect(await Promise.all(texts.map(detectLanguage))).toEqual([null, null, null, null])
})

test('English of any country is read, and nothing else', () => {
  expect(['en', 'en-GB', 'EN', 'de', 'enm', 'und'].map(isExtractable)).toEqual([true, true, true, false, false, false])
})
