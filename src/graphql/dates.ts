import type { PartialDateResolvers } from '../generated/resolvers.ts'
import type { PartialDate } from '../model.ts'
import { describePartialDate, displayPartialDate } from '../text/partial-date.ts'

/** A partial date as a row keeps it. */
export type DateRow = PartialDate

/** A date that a row keeps in three columns, or null if there is none. */
export const dateOf = (edtf: string | null, earliest: string | null, latest: string | null): PartialDate | null =>
  edtf === null ? null : { edtf, earliest, latest }

export const PartialDateFields: PartialDateResolvers = {
  precision: (date) => describePartialDate(date).precision,
  isApproximate: (date) => describePartialDate(date).isApproximate,
  isUncertain: (date) => describePartialDate(date).isUncertain,
  display: (date, { locale }) => displayPartialDate(date, locale ?? 'en'),
}
