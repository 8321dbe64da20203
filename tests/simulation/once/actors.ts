import type { Act, Actor } from '../../../devtools/simulation/types'
import { OPENID } from '../cast'
import { isLeaving } from '../identity/left'
import { tap } from '../people'
import { allSent, contentOf, type Sent } from '../sent'

/** Phones that repeat themselves, and phones that keep an id for something else. */

/** Who has left has no phone any more on which an old request lies. */
const onPhones = (a: Act): Sent[] =>
  allSent(a).filter(({ who }) => !isLeaving(a, `user:${OPENID[who]}`))

const idOf = (s: Sent): string => `${s.input.requestId} ${contentOf(s)}`

/** An old request comes again as it was: its answer was lost, or a screen lay open for days. */
async function repeats(a: Act): Promise<void> {
  const old = a.dice.pick(onPhones(a), idOf)
  if (old) await tap(a, old.who, old.name, old.input)
}

/** Its mark follows its effect, which may be had twice, or is the hold itself and goes with it. */
const marksLater = ({ name }: Sent): boolean => /^notice\.read|^mediation\.hold$/.test(name)

/** A kept sheet is filled in anew and sent under the id that it had before. */
async function reuses(a: Act): Promise<void> {
  const all = onPhones(a).filter((s) => !marksLater(s))
  const before = a.dice.pick(all, idOf)
  const other = a.dice.pick(
    all.filter((s) => s.who === before?.who && contentOf(s) !== contentOf(before)),
    idOf,
  )
  if (!before || !other) return
  const { requestId } = before.input
  await tap(a, other.who, other.name, { ...other.input, requestId })
}

export const actors: Actor[] = [
  { name: 'a phone repeats an old request', weight: 6, act: repeats },
  { name: 'a phone uses an id again', weight: 5, act: reuses },
]
