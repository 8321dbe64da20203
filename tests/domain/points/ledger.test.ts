import { paperCode } from '../../../domain/points/code/paper'
import { firstFault, isKept } from '../../../domain/points/ledger/precedence'
import { PRECEDENCE } from '../../../domain/points/ledger/refusals'
import { AWARDS } from './awardScenes'
import { COUNTER } from './counterScenes'
import { HOME } from './homeScenes'
import { outcomesIn, play, scenesOf } from './rows'
import { KEEPER } from './keeperScenes'
import { LEDGER } from './ledgerScenes'
import { SHOP } from './shopScenes'

const SECRET = '3132333435363738393031323334353637383930'
/** Printed codes of the tests' one secret. */
const withPaper = (text: string): string =>
  text.replace(/PAPER-(\d)/g, (_, prints: string) => paperCode(SECRET, Number(prints)))

const SCENES = [LEDGER, SHOP, KEEPER, COUNTER, HOME].map(withPaper)

describe.each([
  ['the ledger', SCENES[0]!],
  ['the shop', SCENES[1]!],
  ['the keeper', SCENES[2]!],
  ['the counter', SCENES[3]!],
  ['the household', SCENES[4]!],
])('%s', (_, text) => {
  test.each(scenesOf(text).map((scene) => [scene.title, scene]))('%s', (_title, scene) =>
    play(scene),
  )
})

describe('the table of precedence', () => {
  test('every refusal of it is in a story', () => {
    const outcomes = new Set([...SCENES, AWARDS].flatMap((text) => [...outcomesIn(text)]))
    expect(PRECEDENCE.map(({ code }) => code).filter((code) => !outcomes.has(code))).toEqual([])
  })

  test('no refusal has two places', () => {
    const codes = PRECEDENCE.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)])
  })

  test('the upper of any two is said', () => {
    const yes = () => true
    const no = () => false
    const codes = PRECEDENCE.filter(({ acts }) => acts.some((a) => a === 'handOut')).map(
      (r) => r.code,
    )
    for (const [i, upper] of codes.slice(1).entries()) {
      const faults = Object.fromEntries(codes.slice(1).map((c, j) => [c, j >= i ? yes : no]))
      expect(firstFault(faults as Parameters<typeof firstFault<'handOut'>>[0])).toEqual({
        ok: false,
        code: upper,
      })
    }
  })

  test('what may be otherwise tomorrow is kept, and nothing else', () => {
    const kept = [
      'accountClosed',
      'limitReached',
      'overBudget',
      'capped',
      'soldOut',
      'tooFewPoints',
    ]
    expect(PRECEDENCE.map(({ code }) => code).filter(isKept)).toEqual(kept)
  })
})
