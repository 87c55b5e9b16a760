import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Archive, archiveOf, type Command } from '../../src/commands/archive.ts'
import { readConfig } from '../../src/config.ts'
import { createMiniSearchIndex } from '../../src/search/minisearch.ts'
import type { SearchIndex } from '../../src/search/port.ts'
import { openStore } from '../../src/store/open.ts'

/** An archive in a folder of its own, that commands are run on as from a terminal. */
export interface Terminal {
  folder: string
  /** Runs a command; what it printed, and its exit code. */
  run(command: Command, ...args: string[]): Promise<{ code: number; printed: string }>
  /** Works on the archive between two commands. */
  open: () => Promise<Archive & { index: SearchIndex }>
  close(): Promise<void>
}

export async function openTerminal(): Promise<Terminal> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  const open = async () =>
    archiveOf(readConfig({}), await openStore({ url: `file:${join(folder, 'archive.db')}` }), () =>
      createMiniSearchIndex({ path: join(folder, 'archive.index') }),
    )
  return {
    folder,
    open: async () => {
      const archive = await open()
      return { ...archive, index: await archive.openIndex() }
    },
    async run(command, ...args) {
      const lines: string[] = []
      const code = await command.run(args, open, (line) => lines.push(line))
      return { code, printed: lines.join('\n') }
    },
    close: () => rm(folder, { recursive: true }),
  }
}
