import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** A built mini-program in memory: content by path, from its root, with `/` and none in front. */
export type Files = ReadonlyMap<string, Buffer>

interface SubPackage {
  root: string
  pages: string[]
}

/** What the checks read of app.json; WeChat's own tool asks whether the rest is as it should be. */
export interface AppJson {
  pages: string[]
  subPackages?: SubPackage[]
  /** The same; WeChat takes both spellings. */
  subpackages?: SubPackage[]
  tabBar?: { custom?: boolean; list: { pagePath: string; iconPath?: string }[] }
  permission?: Record<string, { desc?: string }>
  requiredPrivateInfos?: string[]
  preloadRule?: Record<string, { packages: string[] }>
  lazyCodeLoading?: string
}

/** What the checks read of the JSON beside a page or a component. */
export interface PartJson {
  component?: boolean
  usingComponents?: Record<string, string>
  /** What stands in for a component of another package until that is loaded. */
  componentPlaceholder?: Record<string, string>
}

/** The mini-program in a folder. */
export function readFiles(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, path)
    if (statSync(file).isFile()) files.set(path.replaceAll('\\', '/'), readFileSync(file))
  }
  return files
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** Paths that end in `.ext`, in order. */
export const pathsOf = (files: Files, ext: string): string[] =>
  [...files.keys()].filter((path) => path.endsWith(`.${ext}`)).sort()

/** A file's bytes; throws when there is no such file. */
function contentOf(files: Files, path: string): Buffer {
  const content = files.get(path)
  if (!content) throw new Error(`${path} is missing`)
  return content
}

export const textOf = (files: Files, path: string): string =>
  contentOf(files, path).toString('utf8')

export const jsonOf = <T>(files: Files, path: string): T => JSON.parse(textOf(files, path)) as T
export const appOf = (files: Files): AppJson => jsonOf<AppJson>(files, 'app.json')

const subPackagesOf = (app: AppJson): SubPackage[] => app.subPackages ?? app.subpackages ?? []

/** Roots of the sub-packages, each with `/` at its end. */
export const rootsOf = (app: AppJson): string[] =>
  subPackagesOf(app).map((one) => one.root.replace(/\/*$/, '/'))

/** Root of the package that a file belongs to; `''` is the main package. */
export const packageOf = (path: string, roots: readonly string[]): string =>
  roots.find((root) => path.startsWith(root)) ?? ''

/** All pages, of the main package and of the sub-packages, from the mini-program's root. */
export const pagesOf = (app: AppJson): string[] => [
  ...app.pages,
  ...subPackagesOf(app).flatMap((one) => one.pages.map((page) => posix.join(one.root, page))),
]

/** Where `path`, as written in the file `from`, leads: `/a` from the root, anything else beside it. */
export const resolveFrom = (from: string, path: string): string =>
  path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path)

/**
 * Remembers what was worked out of a content: a spoilt copy shares all but one with the build, and
 * forty copies need not be parsed from the start.
 */
export function perContent<T>(work: (text: string) => T): (content: Buffer) => T {
  const known = new WeakMap<Buffer, { value: T }>()
  return (content) => {
    const had = known.get(content)
    if (had) return had.value
    const value = work(content.toString('utf8'))
    known.set(content, { value })
    return value
  }
}

/** `work` carried out on every file that ends in `.ext`, in order of their paths. */
export const eachOf = <T>(files: Files, ext: string, work: (content: Buffer) => T): [string, T][] =>
  pathsOf(files, ext).map((path) => [path, work(contentOf(files, path))])
