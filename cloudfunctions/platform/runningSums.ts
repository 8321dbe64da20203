import { beginOf, type SumRow } from '../../domain/points/ledger/month'
import { withRows, type RunningSums } from '../../domain/points/ledger/running'
import { sumsBetween } from './sums'

/** As `sumsBetween`; what is kept of it is not summed again. */
export async function sumsFrom(
  running: RunningSums | null,
  from: number,
  to: number,
): Promise<SumRow[]> {
  const isKept = running !== null && beginOf(running.month) === from && running.upTo <= to
  return isKept
    ? withRows(running.rows, await sumsBetween(running.upTo, to))
    : sumsBetween(from, to)
}
