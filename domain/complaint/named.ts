/** Shorter names are parts of common words. */
const SHORTEST = 2

/** Spaces and signs between the characters of a name hide nobody. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/** Whether somebody of this name is spoken of. Rather once too often: then another answers it. */
export const isNamed = (name: string, text: string): boolean => {
  const own = bare(name)
  return [...own].length >= SHORTEST && bare(text).includes(own)
}
