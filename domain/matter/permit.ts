import type { ErrorCode } from '../call/errors'
import type { StepRow } from './lifecycle'

export type Permitted<Role extends string> =
  { ok: true; role: Role } | { ok: false; code: ErrorCode }

/**
 * May somebody with these qualities take this step from this state, and in which of them? The order of
 * refusals is always: quality (`notAllowed`), state (`wrongState`), what `more` says of the rest.
 */
export function permit<State extends string, Role extends string>(
  row: StepRow<State, string, Role>,
  qualities: ReadonlySet<Role>,
  state: State,
  more: (role: Role) => ErrorCode | null = () => null,
): Permitted<Role> {
  const role = row.who.find((r) => qualities.has(r))
  if (role === undefined) return { ok: false, code: 'notAllowed' }
  if (!row.from.includes(state)) return { ok: false, code: 'wrongState' }
  const code = more(role)
  return code === null ? { ok: true, role } : { ok: false, code }
}
