// How alike two names are, 0 to 1. Words are paired whichever order they come in; a word may be an initial, be spelled
// another way, or be missing.

export function compareWords(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  if (a.join('') === b.join('')) return 1
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const left = [...many]
  let sum = 0
  let weight = 0
  for (const word of few) {
    const scores = left.map((other) => compareWord(word, other))
    const best = scores.indexOf(Math.max(...scores))
    sum += word.length * scores[best]!
    weight += word.length
    left.splice(best, 1)
  }
  const missing = left.reduce((total, word) => total + word.length, 0)
  return Math.min(0.99, sum / (weight + missing * 0.3))
}

function compareWord(a: string, b: string): number {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.8 : 0
  const distance = editDistance(a, b)
  const longest = Math.max(a.length, b.length)
  return distance > longest / 3 ? 0 : 1 - distance / longest
}

/** Letters to add, drop, change or swap with their neighbour. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
