import { call, type Reply } from '../../../services/call'
import type { WeekDay } from './week'

/**
 * Seven days of everybody and everything that must be there together; the appointment of the case that
 * is moved is not in its own way.
 */
export async function askWeek(
  resources: string[],
  from: string,
  moving: string | null,
): Promise<Reply<WeekDay[]>> {
  const words = { resources, from, together: true, ...(moving === null ? {} : { moving }) }
  const reply = await call('booking.week', words)
  return reply.ok ? { ok: true, data: reply.data.lines[0]?.days ?? [] } : reply
}
