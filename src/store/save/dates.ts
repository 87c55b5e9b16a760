import type { PartialDate } from '../../model.ts'

type Columns<Prefix extends string> = Record<`${Prefix}Edtf` | `${Prefix}Earliest` | `${Prefix}Latest`, string | null>

/** Columns of a partial date under a name: `birth` gives birthEdtf, birthEarliest, birthLatest. */
export const dateColumns = <Prefix extends string>(prefix: Prefix, date: PartialDate | undefined) =>
  ({
    [`${prefix}Edtf`]: date?.edtf ?? null,
    [`${prefix}Earliest`]: date?.earliest ?? null,
    [`${prefix}Latest`]: date?.latest ?? null,
  }) as Columns<Prefix>
