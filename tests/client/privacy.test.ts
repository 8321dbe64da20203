import { createHash } from 'node:crypto'
import { PURPOSE_NAMES } from '../../domain/call/basis'
import { KINDS } from '../../domain/identity/kinds'
import { PURPOSES } from '../../domain/identity/purposes'

/** What people have agreed to, by purpose and version: other words need another version, which asks them again. */
const GUIDES: Record<string, string> = {
  'account 2026-11-27': '5616f090fe0d3d53',
  'account 2026-11-28': 'ab51b432cc29f94a',
  'place 2026-11-27': '690b287678ee5941',
  'mediation 2026-11-27': 'fb836452f19e33cc',
  'points 2026-11-27': 'dae499d81f230203',
  'points 2026-11-28': '263bb156be704564',

  'volunteer 2026-11-27': '94d7ae06c58e915c',
  'volunteer 2026-11-28': 'aafa5419058d9ac1',
  'volunteer 2026-11-29': 'b010ffac30bd2d70',

  'ward 2026-11-28': 'd98227874f52905e',
}

test.each(PURPOSE_NAMES)(
  '%s: the words that are shown are those whose version is asked for',
  (p) => {
    const { version, ...words } = PURPOSES[p]
    const kinds = Object.values(KINDS).filter(({ basis }) => basis === p)
    const hash = createHash('sha256')
      .update(JSON.stringify([words, kinds]))
      .digest('hex')
    expect([version, hash.slice(0, 16)]).toEqual([version, GUIDES[`${p} ${version}`]])
  },
)
