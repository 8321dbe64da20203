import { alsoForget } from '../../services/storage'

/**
 * Words that were begun in a sheet, for this visit: it may close because something has happened meanwhile,
 * and what was typed is there when it is opened again.
 */
const begun = new Map<string, string>()
alsoForget(() => begun.clear())
const keyOf = (about: string, action: string): string => `${about} ${action}`

export const wordsOf = (about: string, action: string): string =>
  begun.get(keyOf(about, action)) ?? ''

export const keepWords = (about: string, action: string, words: string): void =>
  void begun.set(keyOf(about, action), words)

export const dropWords = (about: string, action: string): void =>
  void begun.delete(keyOf(about, action))
