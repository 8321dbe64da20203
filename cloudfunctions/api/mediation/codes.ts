import { createHash } from 'node:crypto'
import { DAY_MS } from '../../../domain/calendar/zone'
import { holds } from '../../../domain/identity/authorize'
import type { CaseView } from '../../../domain/mediation/answers'
import { bind, codeFault } from '../../../domain/mediation/bind'
import { LIMITS } from '../../../domain/mediation/limits'
import { mayRead } from '../../../domain/mediation/qualities'
import type { Case, Code } from '../../../domain/mediation/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import { digitsOf } from '../../platform/digitsOf'
import { list, mapLists, type Lists } from '../../platform/lists'
import { transact } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { leaveMark, once } from '../once'
import { present } from './present'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const PREFIX = 'code:'
const idOf = (code: string): string => PREFIX + sha256(`consent:${code}`)

/**
 * Twelve digits made of the request, whose id is secure randomness of the clerk's phone: the same
 * request gives the same code, and nothing but its hash is stored.
 */
const partyDigits = ({ openid, request }: CallContext, caseId: string, party: string): string =>
  digitsOf(`${openid}:${request().id}:${caseId}:${party}`, 12)

type Issued = Outcome<{ code: string; expiresAt: number } | typeof NOTHING_TO_SHOW>

/** A code for one party, on paper or read out by phone. The party's earlier one ends with it. */
export const issueCode: Handler<'mediation.issueCode'> = async (input, context) => {
  const actor = await context.actor()
  if (!holds(actor, 'mediationClerk') && !holds(actor, 'mediationChair'))
    return refuse('notAllowed')
  const code = partyDigits(context, input.id, input.party)
  const expiresAt = context.now + LIMITS.codeDays * DAY_MS
  const work = (): Promise<Issued> =>
    transact(async (transaction) => {
      const c = await transaction.collection('cases').get(input.id)
      if (!c || !mayRead(actor, c)) return refuse('notFound')
      const party = c.parties.find((p) => p.key === input.party)
      if (!party) return refuse('invalidInput')
      if (!c.open) return refuse('wrongState')
      if (party.user !== null) return refuse('speaksAlone')
      const before = c.codes[party.key]
      if (before) await transaction.collection('codes').change(before, { expiresAt: context.now })
      const made: Code = {
        _id: idOf(code),
        caseId: c._id,
        party: party.key,
        name: party.name,
        agentName: party.agent?.name ?? '',
        expiresAt,
        usedBy: null,
        tries: 0,
      }
      await transaction.collection('codes').add(made)
      await transaction.collection('cases').change(c._id, { [`codes.${party.key}`]: made._id })
      await leaveMark(transaction, context, c._id)
      return ok({ code, expiresAt })
    })
  return once(context, work, async (mark) => {
    const c = await collection('cases').get(mark.made)
    if (!c || !mayRead(actor, c)) return ok(NOTHING_TO_SHOW)
    return ok({ code, expiresAt: mark.at + LIMITS.codeDays * DAY_MS })
  })
}

/**
 * Whoever was given a code comes in with it and the name that the paper has. A wrong name counts: after
 * five the code is worth nothing. Outcomes: `codeUnknown`, `codeOver`, `bothSides`.
 */
export const enterCode: Handler<'mediation.enterCode'> = async (input, context) => {
  const _id = idOf(input.code)
  const again = async ({ made }: { made: string }): Promise<Outcome<CaseView | null>> => {
    const [actor, c] = await Promise.all([context.actor(), enteredCase(made)])
    return c && mayRead(actor, c) ? ok(await present(c, context, true)) : ok(NOTHING_TO_SHOW)
  }
  const work = async (): Promise<Outcome<CaseView | null>> => {
    const done = await enter(_id, input.name, context)
    return done.ok ? ok(await present(done.value, context)) : done
  }
  const done = await once(context, work, again)
  // Counted outside: a refusal leaves nothing of its transaction.
  if (!done.ok && done.code === 'codeUnknown') {
    await collection('codes').change(_id, { tries: command.inc(1) })
  }
  return done
}

/** The case of an entry, by its mark: that names the code; before 2026-11-27 it named the case. */
async function enteredCase(made: string): Promise<Case | null> {
  if (!made.startsWith(PREFIX)) return collection('cases').get(made)
  const code = await collection('codes').get(made)
  return code && collection('cases').get(code.caseId)
}

/** A code with its case, by one request beside others. */
const withCase = (_id: string): Lists<{ code: Code; c: Case | undefined } | null> =>
  mapLists(
    list('codes', { _id }, { limit: 1, joined: { from: 'cases', by: 'caseId' } }),
    ([found]) => {
      if (!found) return null
      const { cases, ...code } = found as Code & { cases: Case[] }
      return { code, c: cases[0] }
    },
  )

/**
 * Binds whoever has the code to its party, all in one transaction. Code and case are read beside it by one
 * request, once the mark has taken its snapshot.
 */
const enter = (_id: string, name: string, context: CallContext): Promise<Outcome<Case>> =>
  transact<Case>(async (transaction) => {
    await leaveMark(transaction, context, _id)
    const found = await context.readAnewWith(withCase(_id))
    if (!found) return refuse('codeUnknown')
    const { code, c } = found
    if (!c?.open) return refuse('codeOver')
    const fault = codeFault(code, name, context.userId, context.now)
    if (fault) return refuse(fault)
    const at = { now: context.now, requestId: context.request().id }
    const bound = bind(c, code, name, context.userId, at)
    if (!bound.ok) return bound
    await transaction.collection('cases').put(bound.value)
    await transaction.collection('codes').change(_id, { usedBy: context.userId })
    return ok(bound.value)
  })
