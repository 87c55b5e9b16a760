import { styleText } from 'node:util'
import { checkArchive, type Fault } from '../check.ts'
import type { Command } from './archive.ts'

const MOST_SHOWN = 100

export const check: Command = {
  meaning: 'Compare every span with its text, and the index with the archive.',
  async run(_args, open, print) {
    const { store, openIndex, close } = await open()
    const index = await openIndex()
    let count = 0
    for await (const fault of checkArchive(store, index)) if (++count <= MOST_SHOWN) print(describe(fault))
    if (count > MOST_SHOWN) print(`… and ${count - MOST_SHOWN} more.`)
    print(
      count === 0
        ? styleText('green', 'Every span is its text, and the index is the archive.')
        : styleText('red', `${count} ${count === 1 ? 'fault' : 'faults'}.`),
    )
    await close()
    return count === 0 ? 0 : 1
  },
}

const describe = ({ what, id, problem }: Fault) => `${styleText('bold', what)} ${id ? `${id} ` : ''}${problem}`
