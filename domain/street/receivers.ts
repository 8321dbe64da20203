import type { Receiver, StreetSettings } from './types'

/**
 * Whoever may be given 投诉建议: 投诉受理员, 街道领导, 分流员. A street that was brought in before there
 * were any has its leader and its dispatchers.
 */
export function receiversOf(
  settings: Pick<StreetSettings, 'receivers' | 'streetLeader' | 'dispatchers'>,
): Receiver[] {
  if (settings.receivers) return settings.receivers
  const { streetLeader, dispatchers } = settings
  const leader = streetLeader ? [{ ...streetLeader, roles: ['streetLeader' as const] }] : []
  const others = dispatchers.filter((p) => p.id !== streetLeader?.id)
  return [...leader, ...others.map((p) => ({ ...p, roles: ['dispatcher' as const] }))]
}
