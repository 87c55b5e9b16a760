import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// The example queries as data: for the build, which puts them into the page, and for the tests, which run them.

export interface Example {
  /** File name without number and ending: `who-said-what`. */
  name: string
  /** First line of the comment. */
  title: string
  /** The lines after it, up to an empty one. */
  description: string
  query: string
  /** JSON text, empty if the query has none. */
  variables: string
}

const folder = join(import.meta.dirname, 'examples')

/** All examples in the order of their numbers. */
export function readExamples(): Example[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'))
  return files.sort().map(readExample)
}

function readExample(file: string): Example {
  const query = readFileSync(join(folder, file), 'utf8')
  const [title = '', ...description] = firstParagraph(query)
  return {
    name: file.replace(/^\d+-|\.graphql$/g, ''),
    title,
    description: description.join(' '),
    query,
    variables: readIfThere(join(folder, file.replace(/graphql$/, 'json'))),
  }
}

function firstParagraph(query: string): string[] {
  const lines = query.split('\n')
  const end = lines.findIndex((line) => !/^# ./.test(line))
  return lines.slice(0, end).map((line) => line.slice(2))
}

const readIfThere = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
