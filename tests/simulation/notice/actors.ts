import type { Act, Actor } from '../../../devtools/simulation/types'
import type { NoticeView, Page } from '../../../domain/contract'
import type { Notice } from '../../../domain/notice/types'
import { OPENID, PEOPLE, SETTINGS } from '../cast'
import { look, personOf, tap } from '../people'

/** People allow messages, withdraw them, read their notices. */

async function subscribes(a: Act): Promise<void> {
  const who = a.dice.oneOf(PEOPLE)
  const key = a.dice.oneOf(['task', 'progress'] as const)
  const { id } = SETTINGS.templates[key]
  a.machine.subscriptions.grant(OPENID[who], id, 1)
  const input = { requestId: a.requestId(), results: { [key]: 'accept' } }
  const taps = a.dice.chance(0.3) ? 2 : 1
  await Promise.all(Array.from({ length: taps }, () => tap(a, who, 'notice.accept', input)))
}

/** WeChat and our count drift apart: somebody withdraws in WeChat's own settings. */
function withdraws(a: Act): void {
  const who = a.dice.oneOf(PEOPLE)
  a.machine.subscriptions.grant(OPENID[who], SETTINGS.templates.task.id, -1)
  a.say(`${who} takes one message back in WeChat`)
}

async function reads(a: Act): Promise<void> {
  const told = a.dice.pick(a.documents<Notice>('notices').values(), (n) => n._id)
  const who = (told && a.dice.chance(0.7) ? personOf(told.to) : undefined) ?? a.dice.oneOf(PEOPLE)
  if (a.dice.chance(0.2)) {
    const box = a.dice.oneOf(['mine', 'work'])
    await tap(a, who, 'notice.readAll', { requestId: a.requestId(), box })
    return
  }
  const box = a.dice.chance(0.8) === told?.to.startsWith('staff:') ? 'work' : 'mine'
  const page = await look<Page<NoticeView>>(a, who, 'notice.list', { box })
  const ids = (page?.items ?? []).slice(0, 5).map((n) => n.id)
  if (ids.length > 0) await tap(a, who, 'notice.read', { requestId: a.requestId(), ids })
}

export const actors: Actor[] = [
  { name: 'somebody allows a message', weight: 14, act: subscribes },
  { name: 'somebody reads notices', weight: 6, act: reads },
  { name: 'somebody withdraws in WeChat', weight: 1, act: async (a) => withdraws(a) },
]
