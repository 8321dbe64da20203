/**
 * 邀请: whom a list of volunteers names is invited and has no hours before he has said yes himself. “不是我”
 * erases all of it; what stays is a mark that tells nobody who it was, so that the same list brought in once
 * more invites him no more.
 */

/** A row of a list: a team and a person in it. */
export interface Invited {
  /** `_id` of the team. */
  team: string
  name: string
  /** The number by which he is found when he comes; two of one name are told apart by it. */
  phone: string
}

export interface Invitation extends Invited {
  /** `invitation:` + 24 hex digits of team and number. */
  _id: string
  at: number
}

/** Somebody said that it is not him. No name, no number: the `_id` is a hash of team and number. */
export interface NotMe {
  /** That of the invitation. */
  _id: string
  notMe: true
  at: number
}

export type InvitationMark = Invitation | NotMe

export const isNotMe = (mark: InvitationMark): mark is NotMe => 'notMe' in mark

/**
 * What a list adds to those that stand there. Twice the same list adds nothing, and nobody who has said
 * “不是我”, or is in the team already (`members`: `_id`s of invitations that were accepted).
 * @param idOf `_id` of a row's invitation, made of team and number
 */
export function toInvite(
  rows: readonly Invited[],
  standing: readonly InvitationMark[],
  members: ReadonlySet<string>,
  idOf: (row: Invited) => string,
  now: number,
): Invitation[] {
  const known = new Set([...standing.map(({ _id }) => _id), ...members])
  return rows.flatMap((row) => {
    const _id = idOf(row)
    if (known.has(_id)) return []
    known.add(_id)
    return [{ _id, ...row, at: now }]
  })
}

/** “不是我”: all that the list said of him is gone. Said twice, it stays said. */
export const notMe = (mark: InvitationMark, now: number): NotMe =>
  isNotMe(mark) ? mark : { _id: mark._id, notMe: true, at: now }
