// The nouns of Verbatim, as plain data. Imports nothing.
// References between records are slugs; offsets are UTF-16 code units; dates that may be partial are EDTF.

export type SourceKind = 'NEWSPAPER' | 'MAGAZINE' | 'AGENCY' | 'BROADCASTER' | 'ONLINE' | 'INSTITUTION'
export type ArticleStatus = 'PUBLISHED' | 'CORRECTED' | 'RETRACTED'
export type TextField = 'TITLE' | 'SUMMARY' | 'BODY' | 'CAPTION'
export type EntityKind = 'PERSON' | 'ORGANIZATION' | 'PLACE' | 'EVENT'
export type SearchableKind = EntityKind | 'ARTICLE' | 'QUOTE' | 'TOPIC' | 'SOURCE'
export type NameKind =
  | 'PREFERRED'
  | 'ALIAS'
  | 'ABBREVIATION'
  | 'FORMER'
  | 'NICKNAME'
  | 'TRANSLITERATION'
  | 'MISSPELLING'
export type OrganizationKind =
  | 'COMPANY'
  | 'GOVERNMENT'
  | 'POLITICAL_PARTY'
  | 'INTERGOVERNMENTAL'
  | 'NON_PROFIT'
  | 'EDUCATION'
  | 'MEDIA'
  | 'SPORTS'
  | 'MILITARY'
  | 'OTHER'
export type PlaceKind = 'CONTINENT' | 'COUNTRY' | 'REGION' | 'CITY' | 'DISTRICT' | 'SITE' | 'NATURAL'
export type EventKind =
  | 'VISIT'
  | 'MEETING'
  | 'CEREMONY'
  | 'STATEMENT'
  | 'AGREEMENT'
  | 'TRANSFER'
  | 'CONFLICT'
  | 'FOUNDING'
  | 'OTHER'
export type QuoteKind = 'DIRECT' | 'MIXED' | 'INDIRECT'
export type Method = 'CURATED' | 'NAME_MATCH' | 'EXTRACTED' | 'IMPORTED'
export type Review = 'UNREVIEWED' | 'CONFIRMED' | 'DISPUTED'
/** What a caller may do, least to most. */
export type Role = 'READER' | 'CURATOR' | 'ADMIN'

/** How the findings of an article came about; in the last two cases there are none. */
export type ExtractionState = 'EXTRACTED' | 'GIVEN' | 'GIVEN_AND_EXTRACTED' | 'UNSUPPORTED_LANGUAGE' | 'SKIPPED'

/** A stretch of one text of an article. `exact` must be the text at those offsets. */
export interface Span {
  field: TextField
  /** Which caption, from 0; 0 for the other fields. */
  ordinal: number
  start: number
  end: number
  exact: string
}

/** A date as recorded, with the first and last day it can mean (null: open). */
export interface PartialDate {
  edtf: string
  earliest: string | null
  latest: string | null
}

export interface Identifier {
  scheme: string
  value: string
}

export interface Name {
  text: string
  kind: NameKind
  language?: string
  validity?: PartialDate
}

interface EntityBase {
  slug: string
  /** Preferred name. */
  name: string
  /** All other names. */
  names: Name[]
  description?: string
  identifiers: Identifier[]
  method: Method
  review: Review
}

export interface Person extends EntityBase {
  kind: 'PERSON'
  birthDate?: PartialDate
  deathDate?: PartialDate
}

export interface Organization extends EntityBase {
  kind: 'ORGANIZATION'
  organizationKind: OrganizationKind
  foundedOn?: PartialDate
  dissolvedOn?: PartialDate
  parent?: string
  headquarters?: string
}

export interface Place extends EntityBase {
  kind: 'PLACE'
  placeKind: PlaceKind
  location?: { latitude: number; longitude: number }
  countryCode?: string
  containedIn?: string
}

export interface Event extends EntityBase {
  kind: 'EVENT'
  eventKind: EventKind
  date?: PartialDate
  places: string[]
  partOf?: string
  participants: Participant[]
  /** Where this article reports it; at least one. */
  evidence: Span[]
}

export type Entity = Person | Organization | Place | Event

export interface Participant {
  entity: string
  role?: string
  evidence: Span[]
}

/** Who held which office, as one article tells it; at least one span says so. */
export interface Affiliation {
  person: string
  organization: string
  role?: string
  period?: PartialDate
  evidence: Span[]
}

export interface Mention {
  entity: string
  span: Span
  method: Method
  /** 0 to 1. */
  confidence: number
  review: Review
}

export interface Quote {
  kind: QuoteKind
  /** The words themselves, without quotation marks, in order; at least one. */
  segments: Span[]
  /** Person or organization. */
  speaker?: string
  source?: Span
  cue?: Span
  via?: Span
  addressees: string[]
  about: string[]
  event?: string
  /** Only as far as the article tells; never filled in from the day of printing. */
  saidAt?: PartialDate
  /** Language of the words, if it is not the article's. */
  language?: string
  method: Method
  confidence: number
  review: Review
}

export interface Photo {
  url?: string
  caption?: string
  altText?: string
  credit?: string
  license?: string
  width?: number
  height?: number
  takenOn?: PartialDate
  depicts: string[]
}

export interface Source {
  slug: string
  name: string
  kind: SourceKind
  url?: string
  languages: string[]
  publisher?: string
  place?: string
  license?: string
}

export interface Topic {
  slug: string
  name: string
  description?: string
  broader?: string
  identifiers: Identifier[]
}

/** Who asks or changes something. */
export interface Caller {
  name: string
  role: Role
}

/** An article as published. Its texts are title, summary, body and the captions of its photos. */
export interface Article {
  slug: string
  /** Key of the article at its source. */
  externalId: string
  source: Source
  title: string
  summary?: string
  body: string
  byline?: string
  authors: string[]
  language: string
  /** RFC 3339. */
  publishedAt: string
  modifiedAt?: string
  status: ArticleStatus
  url?: string
  /** Most specific first. */
  topics: string[]
  photos: Photo[]
}

/** What was found in the texts of an article. References are slugs of `entities`, or of entities on record. */
export interface Findings {
  entities: Entity[]
  mentions: Mention[]
  quotes: Quote[]
  affiliations: Affiliation[]
}

/** An article and everything that was found in it: what one save writes, whole or not at all. */
export interface ArticleRecord extends Findings {
  article: Article
  topics: Topic[]
  /** GIVEN if left out. */
  extraction?: ExtractionState
  /** Put together from what came in: who was found in it is matched with the archive, its source never overrules that. */
  isDraft?: true
}
