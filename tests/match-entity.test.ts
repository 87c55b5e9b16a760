import { expect, test } from 'vitest'
import { matchEntity } from '../src/extract/match-entity.ts'
import type { Entity, NameKind } from '../src/model.ts'

const KNOWN = [
  { id: 'tarasov', kind: 'PERSON', names: ['Yuri Tarasov', 'Tarasov'] },
  { id: 'solberg-1', kind: 'PERSON', names: ['Ingrid Solberg'] },
  { id: 'solberg-2', kind: 'PERSON', names: ['Ingrid Solberg', 'I. M. Solberg'] },
  { id: 'bank', kind: 'ORGANIZATION', names: ['Bank of Riga', 'BoR'] },
  { id: 'riga', kind: 'PLACE', names: ['Riga'] },
] as const

function match(kind: Entity['kind'], name: string, ...others: [string, NameKind][]) {
  const names = others.map(([text, kind]) => ({ text, kind }))
  return matchEntity({ kind, name, names }, KNOWN)?.id ?? null
}

test('the same name, or another romanization of it, is the one on record', () => {
  expect(match('PERSON', 'Yuri Tarasov')).toBe('tarasov')
  expect(match('PERSON', 'Jurij Tarassow')).toBe('tarasov')
  expect(match('PERSON', 'Юрий Тарасов')).toBe('tarasov')
  expect(match('ORGANIZATION', 'BoR')).toBe('bank')
  expect(match('PLACE', 'RIGA')).toBe('riga')
})

test('in doubt it is new', () => {
  expect(match('PERSON', 'Tarasov')).toBe(null)
  expect(match('PERSON', 'Y. Tarasov')).toBe(null)
  expect(match('PERSON', 'Yuri Petrovich Tarasov')).toBe(null)
  expect(match('PERSON', 'Yuri Taranov')).toBe(null)
  expect(match('PERSON', 'Yuri Tarasof Jr')).toBe(null)
  expect(match('PERSON', 'Olga Berzina', ['Yuri Tarasov', 'MISSPELLING'])).toBe(null)
  expect(match('ORGANIZATION', 'Bank of Rica')).toBe(null)
  expect(match('ORGANIZATION', 'Riga')).toBe(null)
})

test('two on record who have the name make it doubtful', () => {
  expect(match('PERSON', 'Ingrid Solberg')).toBe(null)
})
