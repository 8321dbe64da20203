/** Sums on paper. Amounts are integers of 分. */

const DIGITS = [...'零壹贰叁肆伍陆柒捌玖']
/** Above one, the greatest first; what stands before a unit is itself read like a number. */
const UNITS: [value: number, word: string][] = [
  [1e8, '亿'],
  [1e4, '万'],
  [1e3, '仟'],
  [1e2, '佰'],
  [10, '拾'],
]

/** A sum that a bank would not write in words any more: ten billion 元 is the contract's limit. */
const MAX_FEN = 1e15

/** A whole number above 0 in capital numerals, 零 once where digits are skipped. */
function capitals(n: number): string {
  const unit = UNITS.find(([value]) => n >= value)
  if (!unit) return DIGITS[n]!
  const [value, word] = unit
  const rest = n % value
  const gap = rest > 0 && rest < value / 10 ? '零' : ''
  return capitals(Math.floor(n / value)) + word + (rest > 0 ? gap + capitals(rest) : '')
}

function assertSum(fen: number): void {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > MAX_FEN) throw new Error(`no sum: ${fen}`)
}

/**
 * 大写金额 of `fen`, as cheques have it (支付结算办法 annex 1): 整 after 元 and 角, never after 分; 零
 * before 分 where there is no 角. Throws where it is no whole number from 0 on.
 */
export function moneyInWords(fen: number): string {
  assertSum(fen)
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cents = fen % 10
  const whole = yuan > 0 ? `${capitals(yuan)}元` : ''
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole && '零'
  return whole + tenths + (cents > 0 ? `${DIGITS[cents]}分` : '整')
}

/** `fen` in figures: thousands apart, two decimals (“1,200.50”). Throws as `moneyInWords`. */
export function moneyInFigures(fen: number): string {
  assertSum(fen)
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`
}
