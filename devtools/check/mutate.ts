import { posix } from 'node:path'
import { appOf, jsonOf, pagesOf, pathsOf, resolveFrom, rootsOf, textOf } from './built'
import type { AppJson, Files, PartJson } from './built'

/** A copy in which something is spoilt; the contents are shared, so they are replaced, never written to. */
export type Copy = Map<string, Buffer>

export function write(copy: Copy, path: string, text: string): void {
  copy.set(path, Buffer.from(text))
}

/** One thing spoilt in a copy of the build, to see that a check is awake. */
export interface Mutation {
  /** What is spoilt. */
  name: string
  /** The one check that must fail; no other may. */
  finder: string
  /** Its words, so that it fails for this and not for something else. */
  words: RegExp
  spoil: (copy: Copy) => void
}

/** Puts `text` behind the file's own. */
export function append(copy: Copy, path: string, text: string): void {
  write(copy, path, textOf(copy, path) + text)
}

/** Puts `text` before the file's own. */
export function prepend(copy: Copy, path: string, text: string): void {
  write(copy, path, text + textOf(copy, path))
}

/** Takes away a file that must have been there, else nothing would be spoilt. */
export function remove(copy: Copy, path: string): void {
  if (!copy.delete(path)) throw new Error(`${path} is not there to be taken away`)
}

export function changeApp(copy: Copy, change: (app: AppJson) => void): void {
  const app = appOf(copy)
  change(app)
  write(copy, 'app.json', JSON.stringify(app))
}

export function changePart(copy: Copy, path: string, change: (part: PartJson) => void): void {
  const part = jsonOf<PartJson>(copy, path)
  change(part)
  write(copy, path, JSON.stringify(part))
}

/** Something that the mutations need and the build always has; its absence is told, not passed over. */
function there<T>(what: T | undefined, name: string): T {
  if (what === undefined) throw new Error(`the build has no ${name}`)
  return what
}

export const firstPage = (files: Files): string => there(appOf(files).pages[0], 'page')

/** The page that was named last: one of a sub-package. */
export const lastPage = (files: Files): string => there(pagesOf(appOf(files)).at(-1), 'page')

export const firstRoot = (files: Files): string => there(rootsOf(appOf(files))[0], 'sub-package')
export const lastRoot = (files: Files): string => there(rootsOf(appOf(files)).at(-1), 'sub-package')

/** A component written by hand, and the page that uses it: the first that lies in no page's folder. */
export function nativePart(files: Files): { user: string; tag: string; path: string } {
  const uses = pathsOf(files, 'json').flatMap((user) =>
    Object.entries(jsonOf<PartJson>(files, user).usingComponents ?? {}).map(([tag, written]) => ({
      user,
      tag,
      path: resolveFrom(user, written),
    })),
  )
  return there(
    uses.find(({ path }) => path.startsWith('native/')),
    'native component',
  )
}

/** The first file of that kind, for a spoil that may hit any. */
export const first = (files: Files, ext: string): string => there(pathsOf(files, ext)[0], `.${ext}`)

/** So many bytes that say nothing; an empty script, if they are taken for one. */
export const padding = (bytes: number): Buffer => Buffer.alloc(Math.max(0, bytes), ' ')

/** How a script names another file, as in `require('../a')`. */
export const pathFrom = (script: string, path: string): string =>
  posix.relative(posix.dirname(script), path).replace(/^(?!\.)/, './')
