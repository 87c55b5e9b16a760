import { ExpectedError } from '../../errors.ts'
import { resultCode } from '../sqlite.ts'

/** Why a record cannot be saved, if it is the fault of the record: with another one the archive would go on. */
export function refusalOf(error: unknown): ExpectedError | null {
  if (error instanceof ExpectedError) return /^(BAD_RECORD|SPAN_MISMATCH)$/.test(error.code) ? error : null
  const rule = ruleOf(error)
  return rule
    ? new ExpectedError('BAD_RECORD', `expected a record that keeps the rules of the archive: ${rule}.`)
    : null
}

/** The rule that SQLite says was broken: a constraint or a trigger. */
function ruleOf(error: unknown): string | undefined {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } } }
  return resultCode(error) === SQLITE_CONSTRAINT ? meta?.driverAdapterError?.cause?.originalMessage : undefined
}

const SQLITE_CONSTRAINT = 19
