import type { Act, World } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import { OPENID } from '../cast'
import { filed } from '../merchant/firms'
import { filesOf, type Draft } from './roster'

/** An import as an office does it: files, and the same call until it is done or refused. */

interface Answer {
  ok: boolean
  done?: boolean
  code?: string
  errors?: { message: string }[]
}

/** What the office brought last, whether it came to its end or not. */
export const lastDraft = (w: World): { draft?: Draft } => w.remember('last draft', () => ({}))

/** An office that is told to wait two minutes comes back once or twice. */
const PATIENCE = 8

function uploads(a: Act, draft: Draft): Record<string, string> {
  const folder = `imports/${a.requestId()}`
  const put = (name: string, text: string): string =>
    a.machine.files.put(`${folder}/${name}`, Buffer.from(text), { openid: OPENID.dispatcher })
  return Object.fromEntries(
    Object.entries(filesOf(draft, filed(a).firms)).map(([name, text]) => [name, put(name, text)]),
  )
}

/** Brings a street. Throws when the files themselves are refused: the story is wrong then. */
export async function brings(a: Act, draft: Draft): Promise<void> {
  lastDraft(a).draft = draft
  const files = uploads(a, draft)
  let confirm = false
  for (let tries = 0; tries < PATIENCE; tries++) {
    const answer = await a.console('admin', { action: 'import', files, confirm })
    if (!('result' in answer)) continue
    const got = answer.result as Answer
    a.say(`the office imports: ${got.ok ? `done ${got.done}` : got.code}`)
    if (got.ok && got.done) return
    if (got.code === 'needsConfirm') confirm = true
    if (got.code === 'busy') await a.pass(2 * MINUTE_MS)
    if (got.code === 'invalidFiles') throw new Error(JSON.stringify(got.errors))
  }
}
