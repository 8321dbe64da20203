import { call, type Reply } from '../../../services/call'
import type { WeekDay } from './week'

/** Seven days of everybody and everything that must be there together. */
export async function askWeek(resources: string[], from: string): Promise<Reply<WeekDay[]>> {
  const reply = await call('booking.week', { resources, from, together: true })
  return reply.ok ? { ok: true, data: reply.data.lines[0]?.days ?? [] } : reply
}
