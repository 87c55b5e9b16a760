import anyAscii from 'any-ascii'

// Keys made from names: "Sergey Lavrov" is sergey-lavrov.

const LONGEST = 80

/** Small Latin letters, digits and single hyphens; of a name in another script its romanization. Empty for a name of signs only. */
export function slugOf(name: string): string {
  const plain = anyAscii(name.normalize('NFC')).toLowerCase().replace(/['’.]/g, '')
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
}

/** The same, told apart from those that are taken: by the kind first, then by a number. */
export function uniqueSlug(name: string, kind: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name) || kind.toLowerCase()
  if (!taken.has(slug)) return slug
  const withKind = `${slug}-${kind.toLowerCase()}`
  let number = 2
  if (!taken.has(withKind)) return withKind
  while (taken.has(`${withKind}-${number}`)) number++
  return `${withKind}-${number}`
}
