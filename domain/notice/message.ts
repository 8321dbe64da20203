import { cut } from '../call/said'
import { longDateTime } from '../calendar/zone'
import type { Template } from './templates'

/**
 * Subscription-message values that WeChat accepts for any input: one bad field refuses the whole
 * message (47003). Rules by keyword kind as in WeChat's template documentation.
 */
type Kind = 'thing' | 'character_string' | 'phrase' | 'number' | 'time' | 'date' | 'name'

export const RULE: Record<Kind, RegExp> = {
  thing: /^[^\r\n]{1,20}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: /^[\u4e00-\u9fff]{1,5}$/,
  number: /^\d{1,32}(\.\d+)?$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}(~.*)?$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?(~.*)?$/,
  name: /^([\u4e00-\u9fff]{1,10}|[A-Za-z .]{1,20})$/,
}

/** What stands where nothing fit is left: an empty value is refused. */
const EMPTY: Record<Kind, string> = {
  thing: '无',
  character_string: '-',
  phrase: '无',
  number: '0',
  time: '00:00',
  date: '1970年1月1日',
  name: '无',
}

// Pictographs, their joiners and selectors, and lone surrogates: WeChat counts or refuses them.
const EMOJI =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1F1E6}-\u{1F1FF}\u200d\ufe0e\ufe0f\u20e3]/gu
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/gu

/** At most 20 code points, the last one “…” where something was cut. */
function thing(raw: string): string {
  const clean = raw.replace(EMOJI, '').replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim()
  return cut(clean, 20)
}

const CLEAN: Record<Kind, (raw: string) => string> = {
  thing,
  character_string: (raw) => raw.replace(/[^\x21-\x7e]/g, '').slice(0, 32),
  phrase: (raw) => raw.replace(/[^\u4e00-\u9fff]/g, '').slice(0, 5),
  number: (raw) => /^\d{1,32}/.exec(raw)?.[0] ?? '',
  time: (raw) => (RULE.time.test(raw) ? raw : ''),
  date: (raw) => (RULE.date.test(raw) ? raw : ''),
  name: (raw) => raw.replace(/[^\u4e00-\u9fff]/g, '').slice(0, 10),
}

const isKind = (s: string): s is Kind => s in RULE

/** The kind of a keyword id such as `thing3`. */
export function kindOf(keyword: string): Kind | null {
  const kind = keyword.replace(/\d+$/, '')
  return isKind(kind) ? kind : null
}

/** One value made fit for its keyword; an unknown keyword is treated as `thing`, the common one. */
export function fit(keyword: string, raw: string): string {
  const kind = kindOf(keyword) ?? 'thing'
  const clean = CLEAN[kind](raw)
  return clean === '' ? EMPTY[kind] : clean
}

/** The `data` of `subscribeMessage.send`. Fields the template lacks are left out; missing ones filled. */
export function messageData(
  template: Template,
  fields: Record<string, string>,
): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(template.fields).map(([name, keyword]) => [
      keyword,
      { value: fit(keyword, fields[name] ?? '') },
    ]),
  )
}

/** An instant as both `time` and `date` keywords take it. */
export const messageTime = longDateTime
