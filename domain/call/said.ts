import { MIN_TEXT } from './limits'

/**
 * What counts as words, and where a text may be cut: decided here for client and functions alike. WeChat's
 * engines have no `Intl.Segmenter` on many phones, so the boundaries are told by a rule of our own that
 * breaks nowhere where Unicode's (UAX 29) does not.
 */

/** Letters, digits and ideographs, without the fillers that Unicode calls letters and nobody sees. */
const LETTER = /(?![\u115f\u1160\u17b4\u17b5\u3164\uffa0])[\p{L}\p{N}]/u

/** Whether there is anything to read: at least one visible letter, digit or ideograph. */
export const saysSomething = (text: string): boolean => LETTER.test(text)

/** Spaces, controls, joiners, selectors, fillers, lone surrogates: what shows nothing by itself. */
const UNSEEN = /[\s\p{Z}\p{C}\p{M}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u

/** Whether nothing of it can be seen. Signs alone can, though they say nothing. */
export const isBlank = (text: string): boolean => ![...text].some((char) => !UNSEEN.test(char))

/** What stands with the character before it: marks, selectors, joiners, skin tones, tags of flags. */
const JOINS = /^[\p{M}\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]$/u
const FLAG_LETTER = /^[\u{1F1E6}-\u{1F1FF}]$/u
/** Conjoining 한글: leading consonants, vowels, trailing consonants, and whole syllables. */
const LEADING = /^[\u1100-\u115f\ua960-\ua97c]$/
const SYLLABLE = /^[\u1160-\u11ff\ud7b0-\ud7fb\uac00-\ud7a3]$/
const TRAILING = /^[\u1160-\u11ff\ud7b0-\ud7fb]$/
const JOINER = '\u200d'

/** Whether these two characters are one to whoever reads; `flags` letters of flags stand before `next`. */
function together(last: string, next: string, flags: number): boolean {
  if (last === '\r') return next === '\n'
  if (/^[\r\n\p{Cc}\p{Zl}\p{Zp}]$/u.test(last)) return false
  if (JOINS.test(next) || last === JOINER) return true
  if (FLAG_LETTER.test(next)) return flags % 2 === 1
  if (LEADING.test(last)) return LEADING.test(next) || SYLLABLE.test(next)
  return SYLLABLE.test(last) && TRAILING.test(next)
}

/** The characters as people count them: an emoji of several parts, a flag, a letter with its marks is one. */
export function graphemes(text: string): string[] {
  const all: string[] = []
  let last = ''
  let flags = 0
  for (const char of [...text]) {
    if (last !== '' && together(last, char, flags)) all[all.length - 1] += char
    else all.push(char)
    flags = FLAG_LETTER.test(char) ? flags + 1 : 0
    last = char
  }
  return all
}

/** How many characters can be seen in it. */
export const visibleLength = (text: string): number =>
  graphemes(text).filter((one) => !isBlank(one)).length

/** Words enough for a report that has no photo. */
export const saysEnough = (text: string): boolean =>
  saysSomething(text) && visibleLength(text) >= MIN_TEXT

/** Unicode characters, which is what limits of this contract and WeChat's count. */
export const lengthOf = (text: string): number => [...text].length

/**
 * At most `most` Unicode characters of it, `mark` included where something was left out, and no character
 * of the reader's in two. A single one that is longer than that by itself is left out.
 */
export function cut(text: string, most: number, mark = '…'): string {
  if (lengthOf(text) <= most) return text
  const room = most - lengthOf(mark)
  let kept = ''
  let length = 0
  for (const one of graphemes(text)) {
    length += lengthOf(one)
    if (length > room) break
    kept += one
  }
  return kept.trimEnd() + mark
}
