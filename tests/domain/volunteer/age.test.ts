import { ageFault, mayRegister, type AgeBand, type MinAge } from '../../../domain/volunteer/age'
import { riskOfNow, riskRead, withRisk } from '../../../domain/volunteer/risk'

test('under fourteen nobody registers himself', () => {
  const bands: AgeBand[] = ['under14', 'from14', 'from16', 'adult']
  expect(bands.filter(mayRegister)).toEqual(['from14', 'from16', 'adult'])
})

const WITH = { isGoing: true }
const ALONE = { isGoing: false }
test.each<[AgeBand, MinAge, { isGoing: boolean } | null, string | null]>([
  ['adult', 18, null, null],
  ['from16', 18, null, 'tooYoung'],
  ['from16', 16, null, null],
  ['from14', 16, null, 'tooYoung'],
  ['from14', 14, null, null],
  ['from14', 0, null, null],
  ['under14', 14, WITH, 'tooYoung'],
  ['under14', 0, WITH, null],
  ['under14', 0, ALONE, 'needGuardian'],
  ['under14', 0, null, 'needGuardian'],
])('%s, from %i years, guardian %o: %s', (band, minAge, guardian, fault) => {
  expect(ageFault(band, minAge, guardian)).toBe(fault)
})

test('every wording of a risk notice that was shown is kept', () => {
  const first = withRisk([], '雪天路滑', 1)
  if (!first.ok) throw new Error(first.code)
  const same = withRisk(first.value, '雪天路滑', 2)
  expect(same).toEqual(first)
  const second = withRisk(first.value, '雪天路滑，请穿防滑鞋', 3)
  if (!second.ok) throw new Error(second.code)
  expect(riskOfNow(second.value)).toEqual({ version: 2, text: '雪天路滑，请穿防滑鞋', at: 3 })
  expect(riskRead(second.value, 1)?.text).toBe('雪天路滑')
  expect(riskRead(second.value, 3)).toBeNull()
})

test.each(['', '  ', '。'])('a notice that says nothing (%j) is none', (text) => {
  expect(withRisk([], text, 1)).toMatchObject({ ok: false, code: 'needRisk' })
  expect(() => riskOfNow([])).toThrow('without a risk notice')
})
