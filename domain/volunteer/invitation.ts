/**
 * 邀请入队: whom a list of volunteers names is invited and has no hours before he has said yes himself. Whatever he
 * says, all of it is erased; what stays is a mark that is the same after a yes and a no, so that the same list
 * brought in once more invites him no more, and nobody learns what he said.
 */

/** A row of a list, with what it comes to in the database. */
export interface Invited {
  /** `teamInvitation:` + 24 hex digits, made of team and number: two of one name are told apart by it. */
  _id: string
  /** `team:…` */
  team: string
  /** As the list has it. */
  name: string
  /** 24 hex digits, made of the number by which he is found: the number itself is not kept. */
  number: string
}

export interface Invitation extends Invited {
  at: number
  /** Unanswered it is erased then, and a later list may invite once more. */
  until: number
}

/** He has answered, whatever it was, or has left the team or the service: no name, no number. */
export interface Answered {
  /** That of the invitation. */
  _id: string
  answered: true
}

/** Collection `teamInvitations`. */
export type TeamInvitation = Invitation | Answered

export const answered = ({ _id }: { _id: string }): Answered => ({ _id, answered: true })

/** Whether somebody may still say yes or no. */
export const isOpen = (mark: TeamInvitation, now: number): mark is Invitation =>
  !('answered' in mark) && mark.until > now

/**
 * What a list adds to those that stand there: twice the same list adds nothing, and nobody who has answered.
 * @param standing `_id`s of invitations and of marks
 * @param until when what nobody answers is erased
 */
export function toInvite(
  rows: readonly Invited[],
  standing: ReadonlySet<string>,
  at: number,
  until: number,
): Invitation[] {
  const known = new Set(standing)
  return rows.flatMap((row) => {
    if (known.has(row._id)) return []
    known.add(row._id)
    return [{ ...row, at, until }]
  })
}
