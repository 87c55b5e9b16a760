import { styleText } from 'node:util'
import type { Command } from './archive.ts'

/** What `verbatim <command> --help` prints. */
export function describeCommand(name: string, { meaning, usage = [name], options = {} }: Command): string {
  const width = Math.max(...Object.keys(options).map((option) => option.length))
  return [
    meaning,
    '',
    ...usage.map((line) => `  ${styleText('bold', 'verbatim')} ${line}`),
    '',
    ...Object.entries(options).map(([option, meaning]) => `  ${styleText('bold', option.padEnd(width))}  ${meaning}`),
    ...(Object.keys(options).length > 0 ? [''] : []),
    'Which archive, and all other settings, come from the environment: verbatim --help lists them.',
  ].join('\n')
}
