import { appOf, packageOf, rootsOf, type Files } from './built'

/** Ours; WeChat allows 2 MB a package and 30 MB in all. */
export const MAX_MAIN_BYTES = 1_000_000
export const MAX_WHOLE_BYTES = 3_000_000

/** Bytes of every package by its root (`''` is the main one), as files on disk, uncompressed. */
export function packageBytes(files: Files): Map<string, number> {
  const roots = rootsOf(appOf(files))
  const bytes = new Map(['', ...roots].map((root) => [root, 0]))
  for (const [path, content] of files) {
    const root = packageOf(path, roots)
    bytes.set(root, (bytes.get(root) ?? 0) + content.length)
  }
  return bytes
}

export const sumOf = (bytes: ReadonlyMap<string, number>): number =>
  [...bytes.values()].reduce((sum, one) => sum + one, 0)

const over = (what: string, bytes: number, max: number): string[] =>
  bytes <= max ? [] : [`${what}: ${bytes} bytes, ${bytes - max} more than the ${max} allowed`]

export function sizeFindings(files: Files): string[] {
  const bytes = packageBytes(files)
  return [
    ...over('main package', bytes.get('') ?? 0, MAX_MAIN_BYTES),
    ...over('whole mini-program', sumOf(bytes), MAX_WHOLE_BYTES),
  ]
}
