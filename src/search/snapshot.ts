import { type FileHandle, open, rename } from 'node:fs/promises'
import { makeFolderOf } from '../folder.ts'
import { Holdings } from './holdings.ts'
import { SnapshotReader, SnapshotWriter } from './sections.ts'

// A snapshot is a header of fixed length, which is written last, and the holdings in sections. Half a file, or one from
// another version or another kind of machine, has no header that fits and is not used.

/** Raise it when what is indexed, or how it is kept, changes: a snapshot of another format is built anew. */
const FORMAT = 4
const HEADER_BYTES = 256

const BYTE_ORDER = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big'

interface Header {
  format: string
  revision: number
  sha256: string
}

const format = `${FORMAT}, ${BYTE_ORDER} endian`

/** Writes beside the file and moves it into place: whoever is stopped half way leaves the old one as it was. */
export async function writeSnapshot(path: string, holdings: Holdings, revision: number): Promise<void> {
  makeFolderOf(path, 'INDEX_PATH')
  const unfinished = `${path}.new`
  const file = await open(unfinished, 'w')
  try {
    const sections = new SnapshotWriter(file, HEADER_BYTES)
    await holdings.write(sections)
    await writeHeader(file, { format, revision, sha256: sections.digest() })
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

const writeHeader = (file: FileHandle, header: Header) =>
  file.write(`${JSON.stringify(header).padEnd(HEADER_BYTES - 1)}\n`, 0)

/** Null, with the reason told, if there is no snapshot that can be used. */
export async function readSnapshot(
  path: string,
  onIgnored: (reason: string) => void,
): Promise<{ holdings: Holdings; revision: number } | null> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') onIgnored(`${path}: ${message}`)
    return null
  }
}

async function readFile(path: string): Promise<{ holdings: Holdings; revision: number }> {
  const file = await open(path)
  try {
    const { revision, sha256 } = await readHeader(file)
    const { size } = await file.stat()
    const sections = new SnapshotReader(file, HEADER_BYTES, Math.max(0, size - HEADER_BYTES))
    const holdings = await Holdings.read(sections)
    if (sections.digest() !== sha256) throw new Error('expected contents that match the header, they do not')
    return { holdings, revision }
  } finally {
    await file.close()
  }
}

async function readHeader(file: FileHandle): Promise<Header> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0)
  const header = JSON.parse(buffer.toString('utf8', 0, bytesRead)) as Header
  if (header.format !== format) throw new Error(`expected format ${format}, found ${header.format}`)
  return header
}
