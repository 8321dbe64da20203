import { noticesOf } from '../../domain/notice/compose'
import type { Notice } from '../../domain/notice/types'
import { tellsOf } from '../../domain/report/notices'
import { createHash } from 'node:crypto'
import { EVERYBODY } from '../../domain/duty/presence'
import type { Actor } from '../../domain/identity/types'
import { decideSubmit, type Draft } from '../../domain/report/create'
import { decide, type StepInput } from '../../domain/report/decide'
import { permitStep } from '../../domain/report/qualities'
import type { ReportState } from '../../domain/report/lifecycle'
import type { Report } from '../../domain/report/types'
import { COMMITTEE } from './committee'
import {
  BUILDINGS,
  MONDAY,
  OPENID,
  SETTINGS,
  USERS,
  gridNamed,
  userId,
  type Person,
} from './street'
import type { Town } from './town'

/** Reports made by the rules alone and put into the store: a story need not be walked by calls. */

export const PHOTO = { fileId: 'cloud://local-env.bucket/evidence/x/1.jpg', sha256: '0'.repeat(64) }

export const actor = (person: Person): Actor => {
  const user = USERS.find((u) => u.openid === OPENID[person])
  return {
    openid: OPENID[person],
    userId: userId(person),
    staffId: user?.staffId ?? null,
    name: user?.staffName ?? '',
    posts: user?.posts ?? [],
  }
}

const must = <T>(outcome: { ok: true; value: T } | { ok: false; code: string }): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

let made = 0

/** With a committee, so that a report may end there. */
const STREET = { ...SETTINGS, committee: COMMITTEE }

const situation = (now: number, requestId: string) => ({
  now,
  settings: STREET,
  presence: EVERYBODY,
  requestId,
})

/** A report of the resident about building 101 in grid A1. */
export function submitted(changes: Partial<Draft> = {}, now = MONDAY): Report {
  const grid = gridNamed('A1')
  const building = BUILDINGS[0]!
  const draft: Draft = {
    key: createHash('sha256').update(`made ${++made}`).digest('hex').slice(0, 24),
    reporter: userId('resident'),
    reporterStaffId: null,
    text: '路上有个坑，老人差点摔倒',
    photos: [],
    categoryCode: '0201',
    place: {
      basis: 'building',
      label: '友谊小区101号楼',
      buildingId: building.id,
      point: building.point,
      gridCode: grid.code,
      gridName: grid.name,
      communityName: grid.communityName,
    },
    grid,
    confidential: false,
    moderation: 'pass',
    ...changes,
  }
  return must(decideSubmit(draft, situation(now, `made-submit-${made}-xxxx`)))
}

/** One more step by somebody who may. */
export function after(report: Report, person: Person, input: StepInput, now = MONDAY): Report {
  const who = actor(person)
  const may = permitStep(who, input.action, report, now, STREET)
  if (!may.ok) throw new Error(`${person} ${input.action}: ${may.code}`)
  const principal = may.role === 'reporter' ? who.userId : who.staffId!
  const by = { principal, name: who.name, role: may.role }
  return must(decide(report, input, by, situation(now, `made-${++made}-step`)))
}

const RESOLVE: StepInput = { action: 'resolve', text: '已补平', photos: [], noPhotoReason: '下雨' }

/** A fresh report in each state. */
export const IN_STATE: Record<ReportState, () => Report> = {
  SUBMITTED: () => submitted({ categoryCode: null }),
  ACCEPTED: () => after(submitted(), 'workerA1', { action: 'return', note: '不属于本网格' }),
  ASSIGNED: () => submitted(),
  PROCESSING: () => after(submitted(), 'workerA1', { action: 'sign' }),
  RESOLVED: () => after(IN_STATE.PROCESSING(), 'workerA1', RESOLVE),
  CLOSED: () => after(IN_STATE.RESOLVED(), 'leadA', { action: 'verifyPass', note: '' }),
  EVALUATED: () =>
    after(IN_STATE.CLOSED(), 'resident', {
      action: 'rate',
      outcome: 'solved',
      stars: 5,
      comment: '',
    }),
  REJECTED: () =>
    after(submitted({ categoryCode: null }), 'dispatcher', { action: 'reject', note: '请拨12345' }),
  CANCELLED: () =>
    after(submitted({ categoryCode: null }), 'resident', { action: 'withdraw', note: '' }),
}

/** Puts reports into the store as they are; returns the first one's id. */
export function put(town: Town, ...reports: Report[]): string {
  town.cloud.store.insertMany(
    'reports',
    structuredClone(reports) as unknown as Record<string, unknown>[],
  )
  return reports[0]!._id
}

/** The notices of one commit, as the functions write them. */
export const noticesAbout = (
  report: Report,
  added: Report['history'],
  actors: string[],
  now: number,
): Notice[] => {
  const before = {
    ...report,
    history: report.history.slice(0, report.history.length - added.length),
  }
  return noticesOf(report, tellsOf(report, before, SETTINGS, now, actors), actors, now)
}
