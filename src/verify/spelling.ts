// Spellings that house styles differ in, British and American above all. Only words come here that are not the same letter
// for letter, so a rule may go too far, as long as it makes no two English words or names one.

const RULES: readonly [RegExp, string][] = [
  [/^practis(?=e|ing)/, 'practic'],
  [/(?<=analy|paraly|cataly)s(?=e|ing)/, 'z'],
  [/(?<=^.{3,})is(?=(?:e[ds]?|ers?|ing(?:ly)?|ation(?:s|al)?|able)$)/, 'iz'],
  [
    /(?<=.{2}[^aeiou]|^od|[hs]avi)our(?=(?:s|ed|ings?|ite[ds]?|itism|abl[ey]|ers?|hoods?|ful(?:ly)?|less|ly|al(?:ly)?|y)?$)/,
    'or',
  ],
  [/(?<=cent|theat|met|lit|lust|fib|sab|calib|spect|somb|meag)re(?=[ds]?$)/, 'er'],
  [/(?<=dial|catal|anal|monol|prol|epil)og(?:ue)?(?=s?$)|(?<=catal)ogu?e(?=d$)/, 'og'],
  [/(?<=def|off|lic|pret)enc(?=e[ds]?$)/, 'ens'],
  [/(?<=[aeiouy][^aeiouy]+[aeiou])ll(?=(?:ed|ing|ers?|ors?|ous|en|ist)$)/, 'l'],
  [/(?<=^(?:fulfi|enro|insti|disti|enthra|insta))ll(?=(?:s|ments?)?$)|(?<=^(?:ski|wi))ll(?=ful)/, 'l'],
  [/(?<=focu|bia)ss(?=e|i)/, 's'],
  [/(?<=benefi|targe|budge)tt/, 't'],
  [/(?<=^(?:an|leuk|h))ae(?=m)|(?<=^an)ae(?=sth)|(?<=p)ae(?=d)/, 'e'],
]

const WORDS = new Map(
  `grey gray, greys grays, programme program, programmes programs, tyre tire, tyres tires, plough plow, mould mold,
  sceptic skeptic, sceptics skeptics, sceptical skeptical, scepticism skepticism, aluminium aluminum, cheque check,
  cheques checks, ageing aging, judgement judgment, judgements judgments, acknowledgement acknowledgment, pyjamas pajamas,
  jewellery jewelry, moustache mustache, artefact artifact, artefacts artifacts, sulphur sulfur, yoghurt yogurt, cosy cozy,
  manoeuvre maneuver, manoeuvres maneuvers, enquiry inquiry, enquiries inquiries, adviser advisor, advisers advisors,
  protestor protester, protestors protesters, learnt learned, burnt burned, dreamt dreamed, spelt spelled, spoilt spoiled,
  leapt leaped, smelt smelled, towards toward, afterwards afterward, okay ok, draught draft, gaol jail, kerb curb`
    .split(/,\s*/)
    .map((pair) => pair.split(' ') as [string, string]),
)

/** The rules look back from each letter, which takes a word of 100,000 letters minutes. */
const LONGEST_WORD = 30

/** A word in one spelling for all, which may be no word. */
export function respell(word: string): string {
  if (word.length > LONGEST_WORD) return word
  return WORDS.get(word) ?? RULES.reduce((text, [from, to]) => text.replace(from, to), word)
}

/** The letter that a word begins with in that spelling: the rules leave it as it is. */
export const initialOf = (word: string): string => (WORDS.get(word) ?? word).charAt(0)
