import { uploadFile } from '../../devtools/street/client'
import type { CallName } from '../../domain/contract'
import type { TeamInvitation } from '../../domain/volunteer/invitation'
import { leavePhone } from './bindings'
import { OPENID, type Person } from './street'
import type { Town } from './town'
import type { VolunteerCase } from './volunteerCalls'
import { AT_DESK, NAME, TEAMS_IN, register } from './volunteers'

/** Lists of volunteers, as the office brings them, and who has which number. */

/** Of nobody else in the small street. */
export const NUMBER = '10000007991'

export interface ListAnswer {
  ok: boolean
  done?: boolean
  teams?: number
  invited?: number
  known?: number
  code?: string
  errors?: { file: string; row: number; field: string; message: string }[]
}

const HEADING = {
  'teams.csv': '队伍名称,领域,社区编码,做什么',
  'volunteers.csv': '队伍名称,社区编码,姓名,手机号',
}

let brought = 0

/** Uploads lists, each a row a line without its heading, and brings them. */
export async function bring(
  town: Town,
  lists: Partial<Record<keyof typeof HEADING, string[]>>,
): Promise<ListAnswer> {
  const files: Record<string, string> = {}
  for (const [name, rows] of Object.entries(lists)) {
    const text = [HEADING[name as keyof typeof HEADING], ...rows].join('\r\n')
    files[name] = await uploadFile(town.cloud, `imports/list-${++brought}/${name}`, text)
  }
  const answer = await town.cloud.callFunction('admin', { action: 'invite', files })
  if (!('result' in answer)) throw new Error(`admin: ${answer.errCode} ${answer.errMsg}`)
  return answer.result as ListAnswer
}

export const marksOf = (town: Town): TeamInvitation[] =>
  town.cloud.store.find('teamInvitations', {}, { _id: 1 }) as unknown as TeamInvitation[]

/** An invitation to somebody's number, of a team at the desk. */
export async function invitedTo(town: Town, who: Person): Promise<string> {
  const team = await TEAMS_IN.ACTIVE(town, AT_DESK)
  const name = `扫雪${town.cloud.store.count('teams')}队`
  const [stored] = town.cloud.store.find('teams', { _id: team })
  await town.replace('teams', { ...stored, _id: team, name } as { _id: string })
  await leavePhone(town, OPENID[who], NUMBER)
  await bring(town, { 'volunteers.csv': [`${name},,李建国,${NUMBER}`] })
  const { items } = await town.ask(who, 'volunteer.invited', {})
  return items.find(({ teamName }) => teamName === name)!.id
}

const answerCase = (name: CallName): VolunteerCase => ({
  name,
  who: 'neighbour',
  async input(town) {
    await register(town, 'neighbour', NAME.neighbour)
    return { id: await invitedTo(town, 'neighbour') }
  },
  other: () => ({ id: 'teamInvitation:0123456789abcdef01234567' }),
})

export const INVITATION_CASES: VolunteerCase[] = [
  {
    name: 'volunteer.invited',
    who: 'neighbour',
    async input(town) {
      await invitedTo(town, 'neighbour')
      return {}
    },
  },
  answerCase('volunteer.accept'),
  answerCase('volunteer.notMe'),
]
