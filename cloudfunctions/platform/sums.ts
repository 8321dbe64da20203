import type { SumRow } from '../../domain/points/ledger/month'
import { command, database } from './collections'

/** More kinds, domains and goods than a street has. */
const MOST_ROWS = 10_000

interface Grouped {
  _id: { kind: SumRow['kind'] | null; domain: SumRow['domain']; good: SumRow['good'] }
  points: number
  entries: number
}

/**
 * The entries of a stretch of time, the first instant in it and the last not, summed by kind, domain and
 * good: one request however many there are. Kept refusals stand among entries and are none.
 */
export async function sumsBetween(from: number, to: number): Promise<SumRow[]> {
  const { sum } = command.aggregate
  const answer = (await database
    .collection('entries')
    .aggregate()
    .match({ at: command.gte(from).and(command.lt(to)) })
    .group({
      _id: { kind: '$kind', domain: '$domain', good: '$moved.good' },
      points: sum('$points'),
      entries: sum(1),
    })
    .limit(MOST_ROWS)
    .end()) as unknown as { list: Grouped[] }
  return answer.list.flatMap(({ _id: { kind, domain, good }, points, entries }) =>
    kind ? [{ kind, domain: domain ?? null, good: good ?? null, points, entries }] : [],
  )
}
