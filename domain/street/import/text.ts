/**
 * Characters that stand for lost ones: U+FFFD itself, what two wrong code pages make of it, and half
 * a surrogate pair. A text that holds one was spoiled before it came to us.
 */
const LOST = /\ufffd|锟斤拷|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

export const LOST_SENTENCE =
  '里有读不出的乱码字符，原来的字已经丢失；请在原文件里改正，另存为UTF-8后重新上传。'

export const isLossy = (text: string): boolean => LOST.test(text)

/** Paths of all texts within a JSON value that hold lost characters; keys are texts too. */
export function lossyPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return isLossy(value) ? [[...path]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    isLossy(key) ? [[...path]] : lossyPaths(inner, [...path, key]),
  )
}
