import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Slices } from '../slices.ts'

// What a snapshot is made of: sections one after the other, each its length in bytes and then its bytes. Read in the
// order they were written in. Numbers are read into the buffer they are used from, as this machine keeps them.

type Numbers = Uint8Array | Uint32Array | Float64Array

/** Bytes that are written or read, and hashed, in one turn of the event loop: about 2 ms. */
const TURN_BYTES = 1 << 19
/** Characters of a section of texts, which is parsed in one turn. */
const SECTION_CHARACTERS = 1 << 16
const LENGTH_BYTES = 4

/** Writes sections into a file from where it stands. */
export class SnapshotWriter {
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  readonly #slices = new Slices()
  #at: number

  constructor(file: FileHandle, at: number) {
    this.#file = file
    this.#at = at
  }

  numbers(numbers: Numbers): Promise<void> {
    return this.#section(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength))
  }

  /** Any number of texts, ended by an empty section. */
  async texts(texts: Iterable<string>): Promise<void> {
    let some: string[] = []
    let characters = 0
    for (const text of texts) {
      some.push(text)
      characters += text.length + 3
      if (characters < SECTION_CHARACTERS) continue
      await this.#section(Buffer.from(JSON.stringify(some)))
      some = []
      characters = 0
    }
    if (some.length > 0) await this.#section(Buffer.from(JSON.stringify(some)))
    await this.#section(Buffer.alloc(0))
  }

  /** SHA-256 of all that was written. */
  digest(): string {
    return this.#hash.digest('base64url')
  }

  async #section(bytes: Buffer): Promise<void> {
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32LE(bytes.length)
    await this.#write(length)
    for (let from = 0; from < bytes.length; from += TURN_BYTES)
      await this.#write(bytes.subarray(from, from + TURN_BYTES))
    if (this.#slices.isOver) await this.#slices.next()
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes)
    await this.#file.write(bytes, 0, bytes.length, this.#at)
    this.#at += bytes.length
  }
}

/** Reads sections from a file from where it stands. @throws Error if it ends too soon */
export class SnapshotReader {
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  readonly #slices = new Slices()
  #at: number
  #left: number

  /** `length` of all sections in bytes. */
  constructor(file: FileHandle, at: number, length: number) {
    this.#file = file
    this.#at = at
    this.#left = length
  }

  async numbers<T extends Numbers>(type: new (buffer: ArrayBuffer) => T): Promise<T> {
    return new type((await this.#section()).buffer as ArrayBuffer)
  }

  /** Texts as they were written, a section at a time. */
  async *texts(): AsyncGenerator<string[]> {
    for (;;) {
      const bytes = await this.#section()
      if (bytes.length === 0) return
      yield JSON.parse(Buffer.from(bytes.buffer).toString()) as string[]
      if (this.#slices.isOver) await this.#slices.next()
    }
  }

  /** SHA-256 of all that was read. */
  digest(): string {
    return this.#hash.digest('base64url')
  }

  async #section(): Promise<Uint8Array> {
    const length = Buffer.from((await this.#read(LENGTH_BYTES)).buffer).readUInt32LE()
    return this.#read(length)
  }

  async #read(length: number): Promise<Uint8Array> {
    if (length > this.#left) throw new Error(`expected ${length} more bytes, found ${this.#left}`)
    const bytes = new Uint8Array(length)
    for (let from = 0; from < length; from += TURN_BYTES) {
      const part = bytes.subarray(from, from + TURN_BYTES)
      await this.#file.read(part, 0, part.length, this.#at + from)
      this.#hash.update(part)
    }
    this.#at += length
    this.#left -= length
    return bytes
  }
}
