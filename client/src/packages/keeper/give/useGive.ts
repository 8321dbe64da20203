import { useRef, useState } from 'react'
import type { AwardView, MemberView } from '../../../../../domain/points/answers'
import { useBusy } from '../../../components/useBusy'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { WORDS } from '../text'
import { numberOf } from '../../../services/typed'
import { blank, minutesOf, missing, teamOf, type GiveFields, type RuleLine } from './form'
import { askAt } from '../../../services/question'

const W = WORDS.give

/** From a number to an award: whose it is, what for, sent once. */
export function useGive(today: string) {
  const number = useRef('')
  const [member, setMember] = useState<(MemberView & { no: string }) | null>(null)
  const [fields, setFields] = useState<GiveFields>(() => blank(today))
  const [given, setGiven] = useState<{ award: AwardView | null } | null>(null)
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())

  const find = () =>
    once(async () => {
      const no = numberOf(number.current)
      if (no === null) return askAt('no', W.needNo)
      const reply = await call('points.member', { no })
      if (reply.ok) return setMember({ no, ...reply.data })
      if (reply.code === 'notFound') return askAt('no', W.nobody)
      say(reply.message)
    })
  const submit = (rule: RuleLine | null) => {
    if (!member) return
    const fault = missing(fields, rule, member)
    if (fault) return askAt(fault.field, fault.words)
    return once(async () => {
      if (!rule) return
      const team = teamOf(fields, member, rule)
      const what = {
        no: member.no,
        rule: rule.code,
        ...(team && { team }),
        minutes: minutesOf(rule, fields),
        deedOn: fields.day,
        deed: fields.deed.trim(),
        confidential: fields.confidential === 'yes',
        kin: fields.kin === 'yes',
      }
      const requestId = intention.current.idFor(what)
      const reply = await call('points.give', { requestId, ...what })
      if (reply.ok) return setGiven({ award: reply.data })
      if (!reply.retryable) intention.current.refused()
      say(reply.message)
    })
  }
  const again = () => {
    number.current = ''
    intention.current.refused()
    setMember(null)
    setGiven(null)
    setFields(blank(today))
  }
  const change = (some: Partial<GiveFields>) => setFields((old) => ({ ...old, ...some }))
  const leave = () => setMember(null)
  return { number, member, fields, given, busy, find, submit, again, change, leave }
}
