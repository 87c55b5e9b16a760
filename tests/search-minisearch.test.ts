import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMiniSearchIndex } from '../src/search/minisearch.ts'
import { searchContract } from './search-contract.ts'

const newPath = () => join(mkdtempSync(join(tmpdir(), 'verbatim-')), 'index')

searchContract('MiniSearch', (path) => createMiniSearchIndex(path === undefined ? {} : { path }), newPath)
