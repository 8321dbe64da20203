import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { tellsIn } from '../notice/told'
import { OPENID } from '../cast'
import { isSamePerson } from '../people'
import { aimOf, complaintsIn, complaintsOf, holdersOf } from './about'

/** Somebody who is told of one that is about him, in these writes. */
function toldOfHimself(changes: Parameters<typeof tellsIn>[0], w: World): string | undefined {
  for (const { about, to } of tellsIn(changes)) {
    const c = complaintsOf(w).get(about) ?? complaintsIn(changes).find(({ _id }) => _id === about)
    const aim = c && aimOf(w, c)
    if (aim && isSamePerson(to, `user:${OPENID[aim]}`)) return `${about} is told to ${to}`
  }
  return undefined
}

const goesPast: Invariant['write'] = (changes, w) => {
  for (const c of complaintsIn(changes)) {
    const aim = aimOf(w, c)
    const him = aim && holdersOf(c).find((id) => isSamePerson(id, `user:${OPENID[aim]}`))
    if (him) return `${c._id} v${c.version} is about ${aim}, and ${him} has it`
  }
  return toldOfHimself(changes, w)
}

/** Calls that would show one. */
const SHOWS: ReadonlySet<string> = new Set(['complaint.get', 'complaint.list', 'home.open'])

const isHidden: Invariant['answer'] = ({ fn, data, answer, openid }: Answered, w) => {
  const { name = '' } = (data ?? {}) as { name?: string }
  if (fn !== 'api' || !SHOWS.has(name) || !('result' in answer)) return undefined
  const text = JSON.stringify(answer.result)
  for (const c of complaintsOf(w).values()) {
    const aim = aimOf(w, c)
    if (!aim || OPENID[aim] !== openid || c.complainant === `user:${openid}`) continue
    if (text.includes(c._id.slice('complaint:'.length))) return `${name} shows ${c._id} to ${aim}`
  }
  return undefined
}

const DECIDES: ReadonlySet<string> = new Set(['answer', 'reject'])

const isAnothers: Invariant['write'] = (changes) => {
  for (const { _id, history } of complaintsIn(changes)) {
    const by = history.filter(({ action }) => DECIDES.has(action)).map((h) => h.by.principal)
    if (new Set(by).size < by.length) return `${_id} was answered twice by one person`
  }
  return undefined
}

export const invariants: Invariant[] = [
  {
    name: 'a complaint never waits for, or is told or shown to, whom it is about',
    source: 'domain/complaint/past.ts',
    write: goesPast,
    answer: isHidden,
  },
  {
    name: 'the second answer to a complaint is another person’s',
    source: 'domain/complaint/past.ts: mayHave',
    write: isAnothers,
  },
]
