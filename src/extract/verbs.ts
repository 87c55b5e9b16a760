import {
  DOUBLING_VERBS,
  INTENTION_VERBS,
  IRREGULAR_VERBS,
  JUDGEMENT_VERBS,
  LABELLING_VERBS,
  LIGHT_VERBS,
  PHRASAL_VERBS,
  SPEECH_VERBS,
  TELLING_VERBS,
  THOUGHT_VERBS,
  URGING_VERBS,
  UTTERANCE_VERBS,
  VERBS_WITH_PREPOSITIONS,
} from './lexicon/verbs.ts'

// Attributing verbs by any of their forms.

/** What a verb takes: a quotation, a clause, someone and a clause, “to …”, someone and “to …”, someone and a label, a thing. */
export type Frame = 'quote' | 'clause' | 'tell' | 'infinitive' | 'urge' | 'label' | 'object'

export interface Verb {
  lemma: string
  frames: Set<Frame>
  /** Prepositions that may stand before its content. */
  prepositions: string[]
}

export type Form = 'base' | 'present' | 'past' | 'participle' | 'gerund'

/** A written form: of which verb, and which of its forms it can be. */
export interface VerbForm {
  verb: Verb
  forms: Set<Form>
}

const verbs = new Map<string, Verb>()
const written = new Map<string, VerbForm>()
const phrasal = new Map<string, Verb>()

learn(SPEECH_VERBS, 'quote', 'clause')
learn(UTTERANCE_VERBS, 'quote')
learn(TELLING_VERBS, 'tell')
learn(new Set(['tell', 'assure', 'warn', 'remind', 'ask']), 'quote')
learn(THOUGHT_VERBS, 'clause')
learn(INTENTION_VERBS, 'infinitive')
learn(URGING_VERBS, 'urge')
learn(JUDGEMENT_VERBS, 'object')
learn(LABELLING_VERBS, 'label')
for (const lemma of LIGHT_VERBS) verbNamed(lemma)
for (const entry of VERBS_WITH_PREPOSITIONS) {
  const [lemma, list] = entry.split(':') as [string, string]
  verbNamed(lemma).prepositions.push(...list.split(','))
}
for (const entry of PHRASAL_VERBS) {
  const [lemma, particle] = entry.split('_') as [string, string]
  verbNamed(lemma)
  phrasal.set(`${lemma} ${particle}`, { lemma, frames: new Set(['quote', 'clause']), prepositions: [] })
}
const irregular = new Map([...IRREGULAR_VERBS].map((entry) => [entry.split(':')[0]!, entry.split(':').slice(1)]))
for (const verb of verbs.values()) writeForms(verb)

/** The attributing verb that a word in small letters may be a form of. */
export const readVerb = (word: string): VerbForm | undefined => written.get(word)

/** The verb of “shot back”, which says what “shot” does not. */
export const readPhrasal = (lemma: string, particle: string | undefined): Verb | undefined =>
  particle === undefined ? undefined : phrasal.get(`${lemma} ${particle}`)

function learn(list: ReadonlySet<string>, ...frames: Frame[]): void {
  for (const lemma of list) for (const frame of frames) verbNamed(lemma).frames.add(frame)
}

function verbNamed(lemma: string): Verb {
  const known = verbs.get(lemma)
  if (known) return known
  const verb: Verb = { lemma, frames: new Set(), prepositions: [] }
  verbs.set(lemma, verb)
  return verb
}

function writeForms(verb: Verb): void {
  const [present, past, participle, gerund] = (irregular.get(verb.lemma) ?? inflect(verb.lemma)) as [
    string,
    ...string[],
  ]
  const forms: [string | undefined, Form][] = [
    [verb.lemma, 'base'],
    [present, 'present'],
    [past, 'past'],
    [participle, 'participle'],
    [gerund, 'gerund'],
  ]
  for (const [word, form] of forms) {
    const known = written.get(word!)
    if (known?.verb === verb) known.forms.add(form)
    else if (!known) written.set(word!, { verb, forms: new Set([form]) })
  }
}

function inflect(lemma: string): string[] {
  const stem = DOUBLING_VERBS.has(lemma) ? lemma + lemma.at(-1) : lemma
  const afterConsonant = /[^aeiou]y$/.test(lemma)
  const present = /(s|x|z|ch|sh|o)$/.test(lemma)
    ? `${lemma}es`
    : afterConsonant
      ? lemma.replace(/y$/, 'ies')
      : `${lemma}s`
  const past = lemma.endsWith('e') ? `${lemma}d` : afterConsonant ? lemma.replace(/y$/, 'ied') : `${stem}ed`
  const gerund = /[^eo]e$/.test(lemma) ? lemma.replace(/e$/, 'ing') : `${stem}ing`
  return [present, past, past, gerund]
}
