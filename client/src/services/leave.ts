import type { InputOf } from '../../../domain/contract'
import { call, type Reply } from './call'
import { adopt, useSession } from './session'

type LeaveInput = InputOf<'duty.leave'>['leave']

/** Enters the own leave, or ends it with null; what the phone knows of its person follows. */
export async function setLeave(leave: LeaveInput, requestId: string): Promise<Reply<true>> {
  const reply = await call('duty.leave', { requestId, leave })
  if (!reply.ok) return reply
  const { me } = useSession.getState()
  if (me && reply.data) adopt({ ...me, leave: reply.data.leave })
  return { ok: true, data: true }
}
