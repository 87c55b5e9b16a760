import { rebuildIndex } from '../ingest.ts'
import type { Command } from './archive.ts'

export const reindex: Command = {
  meaning: 'Throw the search index away and build it again from the archive.',
  async run(_args, open, print) {
    const { store, openIndex, close } = await open()
    const index = await openIndex()
    const progress = process.stdout.isTTY ? (n: number) => process.stdout.write(`\r${n} documents`) : undefined
    const count = await rebuildIndex(store, index, progress)
    print(`${progress ? '\r' : ''}Indexed ${count} documents.`)
    await close()
    return 0
  },
}
