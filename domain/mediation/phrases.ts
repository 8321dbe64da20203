/** What people wrote and picked, as it stands inside a sentence. */

/** “2026年12月1日” of `YYYY-MM-DD`. */
export const longDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** What people wrote, so that it can stand inside a sentence: no line breaks, no full stop at its end. */
export const phrase = (text: string): string =>
  text
    .replace(/([，。；：、,;.]?)\s*[\r\n\u2028\u2029]+\s*/g, (_, mark: string) => mark || '，')
    .replace(/[\s。．.；;，,]+$/u, '')
    .trim()
