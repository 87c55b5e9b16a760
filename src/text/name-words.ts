import anyAscii from 'any-ascii'

// Words of names as they sound: what only differs in how an alphabet is romanized, or in length, gets the same key.

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ASCII = /^[\x00-\x7f]*$/
const MOST_KEPT = 50_000

/** Particles and titles, folded. */
const LIGHT = new Set(
  `al el ul ibn bin ben bint abu umm de da do dos das del della di du la le van von der den ter zu af av y e na
  mr mrs ms dr prof sir shaikh sheikh sheik haji hajji mullah maulavi qari sayed sayyid president prasident general
  jr sr ii iii llc`.split(/\s+/),
)

/** Whether a word tells little about who is meant. */
export const isLight = (word: string): boolean => LIGHT.has(word)

// In this order. Hand-made from how Russian, Ukrainian, Arabic, Persian, Korean, German and French names vary in print.
const SOUNDS: [RegExp, string][] = [
  [/[^a-z]/g, ''],
  [/^(abdul|abdel|abdal|abd)$/, 'abd'],
  [/^m[ouw]h?[aeo]m+[aeiou]d$/, 'mhmd'],
  [/^(jo|yo|io)s[ei][fp]h?$/, 'iosef'],
  [/sch|tsch|tch|shch|sh|cz|ch|zh/g, 's'],
  [/tz|ts|zz/g, 'z'],
  [/ph|v(?=$)|w/g, 'v'],
  [/f+$/, 'v'],
  [/kh|gh|ck|q|x|c/g, 'k'],
  [/th|dh/g, 't'],
  [/(iy|yy|ij|yj|ii|ey|ei|ie|y|j)$/, 'i'],
  [/ou|oo|ow|u/g, 'o'],
  [/ee|ie|ei|ey|ay|ai|ae|y|j/g, 'i'],
  [/(?<=.)h/g, ''],
  [/ia|io|ie/g, 'e'],
  [/e/g, 'i'],
  [/(.)\1+/g, '$1'],
]

const keys = new Map<string, string[]>()

/** Keys of a folded word: its sound, then the names it is short for or that are short for it. */
export function spellingKeys(word: string): string[] {
  const known = keys.get(word)
  if (known) return known
  if (keys.size > MOST_KEPT) keys.clear()
  const made = [soundOf(word), ...(SHORT_FORMS.get(word) ?? [])]
  keys.set(word, made)
  return made
}

function soundOf(word: string): string {
  let sound = ASCII.test(word) ? word : anyAscii(word).toLowerCase()
  for (const [letters, by] of SOUNDS) sound = sound.replace(letters, by)
  return sound || word
}

/** Given names with their short forms, one line each. Written by hand. */
const FORMS = `
alexander alex sandy sasha alec|alexandra sandra sasha alex|alfred alf fred|andrew andy drew|anthony tony|antonio tony
arthur art|barbara barb|benjamin ben benny bibi|bernard bernie|bradley brad|catherine kate cathy katie|charles charlie chuck
christopher chris kit|christine chris tina christina|cynthia cindy|daniel dan danny|david dave|deborah debbie debra
dmitry dima dmitri|donald don donnie|dorothy dot|douglas doug|edward ed eddie ted ned|elizabeth liz beth betty eliza lisa
eugene gene|francis frank|frederick fred freddie|gabriel gabe|geoffrey geoff jeff|gerald gerry jerry|gregory greg
harold harry hal|henry harry hank|isabella bella|jacob jake|james jim jimmy jamie|janet jan|jeffrey jeff|jennifer jen jenny
jessica jess|john jack johnny jon|jonathan jon|joseph joe joey|joshua josh|judith judy|katherine kate kathy katie kathleen
kenneth ken kenny|lawrence larry|leonard len lenny leo|louis lou|margaret maggie meg peggy|matthew matt|michael mike mick
mikhail misha|nancy nan|nathaniel nathan nate|nicholas nick nicky|nikolai kolya|pamela pam|patricia pat patty trish
patrick pat paddy|peter pete|philip phil|raymond ray|rebecca becky|richard rick dick rich richie|robert bob rob bobby robbie
ronald ron ronnie|samuel sam|samantha sam|sarah sally|stephen steve|steven steve|susan sue susie|theodore ted teddy theo
theresa terry|thomas tom tommy|timothy tim|victoria vicky|vincent vince|vladimir volodya vova|walter walt|william will bill billy
yevgeny zhenya|zachary zach`

const SHORT_FORMS = new Map<string, string[]>()
for (const line of FORMS.trim().split(/[|\n]/)) {
  const [full = '', ...short] = line.split(' ')
  for (const form of [full, ...short]) SHORT_FORMS.set(form, [...(SHORT_FORMS.get(form) ?? []), `${full}…`])
}
