import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ExpectedError } from './errors.ts'

/**
 * Makes the folder that a file is to be written in, with those above it.
 * @param setting what names the file, such as DATABASE_URL
 * @throws ExpectedError BAD_CONFIG if there cannot be one, or nothing can be written in it
 */
export function makeFolderOf(file: string, setting: string): void {
  try {
    const folder = dirname(resolve(file))
    if (isFolder(file)) throw new Error('it is a folder')
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { message } = error as Error
    throw new ExpectedError(
      'BAD_CONFIG',
      `${setting}: expected a file in a folder that can be written, got ${file} (${message}).`,
    )
  }
}

/** One after the other: Node's own recursive way never ends where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return
  if (existsSync(folder)) throw new Error(`${folder} is not a folder`)
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process was faster.
    if (!isFolder(folder)) throw error
  }
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory()
