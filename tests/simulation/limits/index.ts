import type { Act, Invariant } from '../../../devtools/simulation/types'
import { HOUR_MS } from '../../../domain/calendar/zone'
import type { Report } from '../../../domain/report/types'
import { OPENID, REPORTS_AN_HOUR } from '../cast'
import { changesOf } from '../notice/told'
import { tap } from '../people'
import type { Bug, Context } from '../types'

/** 限次: one person reports far more often than the street allows, all at once. */

/** Beyond the limit by so many. */
const TOO_MANY = 6

async function floods(a: Act): Promise<void> {
  a.say('the neighbour reports without end')
  const all = Array.from({ length: REPORTS_AN_HOUR + TOO_MANY }, (_, i) =>
    tap(a, 'neighbour', 'report.submit', {
      requestId: a.requestId(),
      text: `又看到一处，第${i + 1}处，请来看看`,
      place: { kind: 'building', buildingId: '101' },
    }),
  )
  await Promise.all(all)
}

const invariants: Invariant[] = [
  {
    name: 'nobody reports more often than the limit',
    source: 'docs/architecture.md, One person against all',
    write: (changes, w) => {
      for (const c of changesOf(changes, 'reports')) {
        if (c.before || !c.after) continue
        const { reporter, reporterStaffId, history } = c.after as unknown as Report
        if (reporterStaffId !== null || reporter !== `user:${OPENID.neighbour}`) continue
        const hourOf = (r: Pick<Report, 'history'>) => Math.floor(r.history[0]!.at / HOUR_MS)
        const same = [...w.documents<Report>('reports').values()].filter(
          (r) => r.reporter === reporter && hourOf(r) === hourOf({ history }),
        )
        if (same.length > REPORTS_AN_HOUR) return `${reporter} has ${same.length} in one hour`
      }
      return undefined
    },
  },
]

const bugs: Bug[] = [
  {
    name: 'the limit is read and not asked again where it is counted',
    breaks: ['nobody reports more often than the limit'],
    seed: 1,
    file: 'cloudfunctions/api/limits.ts',
    from: '            [`${field}.inHour`]: command.lt(limit.hour),\n',
    to: '',
  },
]

export const limits: Context = {
  actors: [{ name: 'somebody floods', weight: 2, act: floods }],
  invariants,
  bugs,
}
