// edtf ships no types; this is the part that is used. Times are milliseconds since 1970, infinite or null where an end is open.
declare module 'edtf' {
  interface ExtendedDate {
    type: 'Date' | 'Interval' | 'Season'
    min: number | null
    max: number | null
  }
  export default function edtf(text: string, limits: { level: number; types: ExtendedDate['type'][] }): ExtendedDate
}
