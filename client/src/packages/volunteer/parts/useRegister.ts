import { useRef, useState } from 'react'
import type { InputOf, VolunteerView } from '../../../../../domain/contract'
import { saysSomething } from '../../../../../domain/call/said'
import { useConsented } from '../../../components/useConsented'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { sameFields, tellRefused } from '../../../services/refused'
import { WORDS } from '../text'

const W = WORDS.register
const AT = sameFields('name', 'band')

export type Band = InputOf<'volunteer.register'>['band']

/** What must have been agreed to before anybody takes part. */
export const FOR_VOLUNTEERING = () => ['volunteer'] as const

/** And before a child is taken along: its guardian has said yes for it. */
export const FOR_CHILDREN = () => ['volunteer', 'ward'] as const

/** What is missing first of who somebody says to be; null: nothing. */
export function lackOf(name: string, band: Band | null) {
  if (!saysSomething(name)) return { field: 'name', words: W.needName }
  return band === null ? { field: 'band', words: W.needBand } : null
}

/** 登记, and the same call with another name or age. */
export function useRegister(
  known: Pick<VolunteerView, 'name' | 'band'> | null,
  onDone: (me: VolunteerView | null) => void,
) {
  const name = useRef(known?.name ?? '')
  const [band, setBand] = useState<Band | null>(known?.band ?? null)
  const intention = useRef(new Intention())
  const { busy, submit, sheet } = useConsented(FOR_VOLUNTEERING, async () => {
    if (band === null) return
    const words = { name: name.current.trim(), band }
    const requestId = intention.current.idFor(words)
    const reply = await call('volunteer.register', { requestId, ...words })
    if (reply.ok) {
      intention.current.done()
      return onDone(reply.data)
    }
    if (!reply.retryable) intention.current.refused()
    tellRefused(reply, AT)
  })
  const send = () => {
    const lack = lackOf(name.current, band)
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  return { name, band, setBand, busy, send, consent: sheet }
}
export type Registering = ReturnType<typeof useRegister>
