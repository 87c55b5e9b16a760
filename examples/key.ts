/** The key of a curator, which writing needs; ends with a sentence if there is none. */
export function keyFromEnvironment(): string {
  const { VERBATIM_KEY: key } = process.env
  if (key) return key
  console.error('VERBATIM_KEY is unset: this example writes, and needs the key of a curator (examples/README.md).')
  process.exit(2)
}
