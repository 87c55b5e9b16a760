import type { PartialDateResolvers } from '../generated/resolvers.ts'
import type { PartialDate } from '../model.ts'
import { describePartialDate, displayPartialDate } from '../text/partial-date.ts'

/** A partial date as a row keeps it. */
export type DateRow = PartialDate

/** A date that a row keeps in three columns, or null if there is none. */
const dateOf = (edtf: string | null, earliest: string | null, latest: string | null): PartialDate | null =>
  edtf === null ? null : { edtf, earliest, latest }

type DateColumns<Name extends string> = Record<`${Name}Edtf` | `${Name}Earliest` | `${Name}Latest`, string | null>

/** The date that three columns of a row keep. */
export function dateColumn<Name extends string>(name: Name) {
  const columns = [`${name}Edtf`, `${name}Earliest`, `${name}Latest`] as const
  const make = (row: DateColumns<Name>) => dateOf(row[columns[0]], row[columns[1]], row[columns[2]])
  return Object.assign(make, { columns })
}

export const PartialDateFields: PartialDateResolvers = {
  precision: (date) => describePartialDate(date).precision,
  isApproximate: (date) => describePartialDate(date).isApproximate,
  isUncertain: (date) => describePartialDate(date).isUncertain,
  display: (date, { locale }) => displayPartialDate(date, locale ?? 'en'),
}
