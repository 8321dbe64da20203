import type { Exported } from '../../cloudfunctions/admin/export'
import type { KindName } from '../../domain/identity/kinds'
import { foundIn, kindNameAt } from './leaver'
import type { Town } from './town'
import { PLANTED, WHATS, inText, type What } from './walkWho'

/** Where else than in an answer something of a person may come out, or stand where it does not belong. */

/** What the console's export writes: the roster of the staff apart, which has their numbers. */
async function exported({ cloud }: Town): Promise<{ roster: string; others: string }> {
  const answer = await cloud.callFunction('admin', { action: 'export' })
  const { urls } = (answer as unknown as { result: Extract<Exported, { ok: true }> }).result
  const texts = await Promise.all(
    Object.entries(urls).map(async ([n, url]) => [n, await (await fetch(url)).text()] as const),
  )
  const of = (isRoster: boolean) =>
    texts.filter(([n]) => (n === 'staff.csv') === isRoster).map(([, text]) => text)
  return {
    roster: of(true).join('\n'),
    others: [...of(false), ...Object.keys(urls), ...Object.values(urls)].join('\n'),
  }
}

const documents = (town: Town, name: string): string =>
  JSON.stringify(town.cloud.store.find(name, {}, { _id: 1 }, 100_000))

/** What must say nothing of anybody, as text. */
const PLACES: Record<string, (town: Town) => string | Promise<string>> = {
  'log line': (town) => town.logged.join('\n'),
  stderr: (town) => town.unexpected.join('\n'),
  'path of a file': (town) => town.files().join('\n'),
  notice: (town) =>
    town
      .notices()
      .map(({ title, body, page, fields, fallback }) =>
        JSON.stringify([title, body, page, fields, fallback && { ...fallback, to: '' }]),
      )
      .join('\n'),
  push: ({ cloud }) =>
    cloud.pushes
      .all()
      .map(({ page, data }) => JSON.stringify([page, data]))
      .join('\n'),
  // Whose post it is, and number: that is what the file is.
  'roster of the export': async (town) =>
    (await exported(town)).roster.replaceAll(PLANTED.staffPhone, ''),
  export: async (town) => (await exported(town)).others,
  'count of what was removed': (town) => documents(town, 'retentions'),
  'walk of the timer': (town) => documents(town, 'walks') + documents(town, 'ticks'),
}

/** Which kinds of what is kept a value may stand in: whoever reads the document expects it there. */
const STANDS_IN: Record<What, KindName[]> = {
  nickname: ['nickname'],
  phone: ['phone'],
  address: ['spot'],
  secret: ['report'],
  openid: [
    ...(['openid', 'notices', 'requests', 'reads', 'ledger', 'pointsName', 'wish'] as const),
    ...(['caseAccount', 'volunteer', 'team', 'service', 'household', 'help'] as const),
  ],
  pointsName: ['pointsName', 'household', 'help'],
  complaint: ['complaint'],
  leaderName: ['volunteer', 'team'],
  memberName: ['volunteer', 'team', 'service'],
  childName: ['ward', 'service'],
  wang: ['caseFile'],
  wangPhone: ['caseFile'],
  wangAddress: ['caseFile'],
  wangOpenid: ['openid', 'notices', 'requests', 'reads', 'caseAccount', 'appointment'],
  wangNote: ['caseAccount'],
  li: ['caseFile'],
  liPhone: ['caseFile'],
  liOpenid: ['openid', 'notices', 'requests', 'caseAccount', 'appointment'],
  staffPhone: ['roster', 'phone'],
  staffOpenid: ['openid', 'notices', 'requests', 'binding', 'ledger'],
}

/** Every document of every collection, audit and outbox among them: what stands where it is not declared. */
const misplaced = (town: Town): string[] =>
  foundIn<What>(town, PLANTED)
    .filter(({ collection, path, what }) => {
      const kind = kindNameAt(collection, path)
      return kind === undefined || !STANDS_IN[what].includes(kind)
    })
    .map(({ collection, path, what }) => `${what}: ${collection} ${path.replace(/\d+/g, '*')}`)

/** All that is found where nothing may be, each once. */
export async function leaksIn(town: Town, whats: readonly What[] = WHATS): Promise<string[]> {
  const out = misplaced(town).filter((leak) => whats.some((what) => leak.startsWith(`${what}:`)))
  for (const [place, textOf] of Object.entries(PLACES)) {
    out.push(...inText(await textOf(town), whats).map((what) => `${what}: ${place}`))
  }
  return [...new Set(out)].sort()
}
