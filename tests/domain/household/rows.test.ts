import { rowsOfHousehold } from '../../../domain/household/rows'
import type { Household } from '../../../domain/household/types'

/** What a household has on the home page, for everybody who has to do with it. */
const NOW = Date.UTC(2026, 10, 30, 2)
const LATER = NOW + 1_000

const mate = (user: string, name: string) => ({ user, no: '1', name, account: 'a', since: 0 })
const ask = (id: string, by: string, until: number) => ({
  ...{ id, by, byName: '韩雪', good: 'G08', goodName: '香皂2块', price: 10, perMonth: null },
  ...{ at: 0, until },
})
const HOME: Household = {
  ...{ _id: 'household:1', shape: 1, rev: 1, name: '韩家', head: 'head', upTo: 0, shows: false },
  closedAt: null,
  members: [mate('head', '韩梅梅'), mate('mate', '韩雪'), mate('other', '韩冰')],
  invited: [
    { user: 'guest', no: '2', name: '王磊', at: 0, until: LATER },
    { user: 'late', no: '3', name: '李强', at: 0, until: NOW },
  ],
  asks: [ask('1', 'mate', LATER), ask('2', 'mate', NOW)],
}

test.each([
  ['head', [['韩雪想换香皂2块', '要用家里的10分，等您同意', '等您同意', true]]],
  ['mate', [['您想换香皂2块', '用家里的10分', '等户主同意', false]]],
  ['other', []],
  ['guest', [['家庭 韩家', '韩*邀请您加入', '等您答复', true]]],
  ['late', []],
  ['stranger', []],
])('%s', (user, rows) => {
  const found = rowsOfHousehold(HOME, user, NOW)
  expect(found.map(({ title, line, tag, myTurn }) => [title, line, tag.text, myTurn])).toEqual(rows)
  expect(found.map(({ page }) => page)).toEqual(rows.map(() => 'packages/points/household/index'))
})
