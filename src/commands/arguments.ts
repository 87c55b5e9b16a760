import { type ParseArgsConfig, parseArgs } from 'node:util'
import { ExpectedError } from '../errors.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * Reads what stands after the name of a command.
 * @throws ExpectedError BAD_CONFIG with the usage
 */
export function readArguments<const O extends Options>(args: string[], options: O, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // What Node adds to it is how to write what was not meant.
    const [sentence] = (error as Error).message.split('. ')
    throw badUsage(usage, sentence!.replace(/\.?$/, '.'))
  }
}

export const badUsage = (usage: string, came: string) => new ExpectedError('BAD_CONFIG', `expected ${usage}; ${came}`)
