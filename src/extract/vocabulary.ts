import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

// Words of English, as the model of the tagger has them: "Million Dollar Baby" is made of them, "Ruhi Dogusoy" is not.

const nlp = winkNLP(model, [])
/** Numbers of words that the model does not have begin here. */
const SIZE = numberOf('qxzvkjq')
const known = new Map<string, boolean>()
const MOST_KNOWN = 50_000

/** Whether a word, in small letters, is in the dictionary. Some surnames are: Brown, Smith. */
export function isEnglish(word: string): boolean {
  if (known.size >= MOST_KNOWN) known.clear()
  const answer = known.get(word) ?? (!word.includes('-') && numberOf(word) < SIZE)
  known.set(word, answer)
  return answer
}

function numberOf(word: string): number {
  const [first = Number.MAX_SAFE_INTEGER] = nlp.readDoc(word).tokens().out(nlp.its.uniqueId) as unknown as number[]
  return first
}
