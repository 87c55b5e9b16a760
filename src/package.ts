import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the package: of src/ and of dist/ alike, it is one up. */
export const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)))

/** Version of Verbatim, such as 0.1.0. */
export const readVersion = () =>
  (JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version
