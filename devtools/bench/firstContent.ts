import type { Browser, Page } from 'playwright-core'
import type { Cloud } from '../cloud'
import { launchBrowser, openPhone, type BrowserPhone } from '../desk/browser'
import { neededCalls, type Asked } from './spans'
import { ms, type Figure } from './table'
import type { Visit } from './visit'
import { prepareVisits } from './visits'
import type { World } from './world'

const FAR_MS = 40
const GIVE_UP_MS = 10_000
/** A copy that is not there by then is not shown before the answer. */
const COPY_GIVE_UP_MS = 2_000
const CALL = '**/wx/callFunction'
/** A page of words of its own: what is opened from it is drawn by nothing else. */
const NEUTRAL = 'packages/me/about/index'

/** Words that are on the page only once its content is, as the cloud tells them now. */
const WORDS: Record<string, (world: World, visit: Visit) => Promise<string>> = {
  home: async (w, v) => (await w.call(v.openid, 'home.open', {})).mine[0]!.title,
  'home-worker': async (w, v) => (await w.call(v.openid, 'home.open', {})).todo[0]!.title,
  'duty-tasks': (w, v) => firstTitle(w, v, 'todo'),
  'duty-queue': (w, v) => firstTitle(w, v, 'desk'),
  'report-list': (w, v) => firstTitle(w, v, 'mine'),
  'report-detail': async (w, v) => (await w.call(v.openid, 'report.get', { id: idOf(v) })).text,
  'duty-task': async (w, v) => (await w.call(v.openid, 'report.get', { id: idOf(v) })).text,
  inbox: async (w, v) => (await w.call(v.openid, 'notice.list', { box: 'mine' })).items[0]!.body,
  'me-worker': async (w, v) => (await w.call(v.openid, 'identity.me', {})).staffName,
}
/** Pages that keep a copy of their last answer. */
const WITH_COPY = new Set(['home', 'report-list', 'report-detail', 'duty-tasks'])

const idOf = (visit: Visit): string => visit.page.split('id=')[1]!

async function firstTitle(
  world: World,
  { openid }: Visit,
  scope: 'mine' | 'todo' | 'desk',
): Promise<string> {
  return (await world.call(openid, 'report.list', { scope })).items[0]!.title
}

/** What a page did from its opening until the words were there. */
interface Seen {
  tookMs: number
  needed: string[]
}

/** Runs in the page before the phone does: notes its calls, and knows how to look for words. */
const SPY = `
  window.__asked = []
  const send = window.fetch
  window.fetch = async (url, init) => {
    if (!String(url).endsWith('/wx/callFunction')) return send(url, init)
    const { data } = JSON.parse(init.body)
    const asked = { name: data?.name ?? '?', began: performance.now(), answered: null }
    window.__asked.push(asked)
    const answer = await send(url, init)
    asked.answered = performance.now()
    return answer
  }
  window.__lookFor = (words, withinMs) => new Promise((resolve) => {
    const end = (value) => { observer.disconnect(); clearTimeout(timer); resolve(value) }
    const there = () => document.querySelector('.ph-stage')?.textContent.includes(words)
    const observer = new MutationObserver(() => there() && end(performance.now()))
    const timer = setTimeout(() => end(null), withinMs)
    observer.observe(document, { childList: true, characterData: true, subtree: true })
  })`

const seenOf = async (page: Page, opened: number, seen: number | null): Promise<Seen | null> => {
  const asked: Asked[] = await page.evaluate('window.__asked')
  return seen === null ? null : { tookMs: seen - opened, needed: neededCalls(asked, opened, seen) }
}

/** A new phone that opens a page; `script` runs in it first. */
async function newPhone(
  browser: Browser,
  url: string,
  visit: Pick<Visit, 'openid' | 'page'>,
  script = '',
): Promise<BrowserPhone> {
  const page = await browser.newPage()
  await page.addInitScript(`${SPY}\n${script}`)
  return openPhone(page, url, visit)
}

/** The mini-program is launched on a page, as by a tap on a message; with all that a launch takes. */
async function launchOn(browser: Browser, url: string, visit: Visit, words: string): Promise<Seen> {
  const look = `window.__seen = window.__lookFor(${JSON.stringify(words)}, ${GIVE_UP_MS})`
  const { page } = await newPhone(browser, url, visit, look)
  try {
    const seen = await seenOf(page, 0, await page.evaluate('window.__seen'))
    if (seen === null) throw new Error(`${visit.name}: “${words}” is not seen`)
    return seen
  } finally {
    await page.context().close()
  }
}

/** Opens a page in the running mini-program; null when the words are not there in time. */
async function seeOn(
  { page }: BrowserPhone,
  address: string,
  words: string,
  withinMs: number,
): Promise<Seen | null> {
  const [opened, seen]: [number, number | null] = await page.evaluate(`(async () => {
    const seen = window.__lookFor(${JSON.stringify(words)}, ${withinMs})
    const opened = performance.now()
    window.__phone.open(${JSON.stringify(address)})
    return [opened, await seen]
  })()`)
  return seenOf(page, opened, seen)
}

interface Firsts {
  visit: Visit
  /** On a new phone, launched on the page. */
  launched: Seen
  /** On a new phone, from a page that shows nothing of it: the content comes with the answer. */
  answered: Seen | null
  /** The same page again while the cloud says nothing; null where there is no copy of it. */
  copied: Seen | null
}

/** A new phone opens the page, leaves it, and opens it again while the cloud is silent. */
async function measureVisit(
  browser: Browser,
  url: string,
  visit: Visit,
  words: string,
): Promise<Firsts> {
  const launched = await launchOn(browser, url, visit, words)
  const phone = await newPhone(browser, url, { openid: visit.openid, page: NEUTRAL })
  try {
    await phone.settled()
    const answered = await seeOn(phone, visit.page, words, GIVE_UP_MS)
    await phone.settled()
    if (!WITH_COPY.has(visit.name)) return { visit, launched, answered, copied: null }
    await phone.open(NEUTRAL)
    await phone.settled()
    await phone.page.route(CALL, () => undefined)
    const copied = await seeOn(phone, visit.page, words, COPY_GIVE_UP_MS)
    return { visit, launched, answered, copied }
  } finally {
    await phone.page.context().close()
  }
}

/** At a launch and from another page: a page that asks for more in one of them is over. */
function callFigure({ visit, launched, answered }: Firsts): Figure {
  const both = [launched.needed, ...(answered ? [answered.needed] : [])]
  const names = [...new Set(both.map((calls) => calls.join(' + ')))].filter(Boolean).join('; ')
  const without = answered ? ms(answered.tookMs) : 'never'
  return {
    what: `${visit.name}: calls for the first content`,
    figure: both.map((calls) => calls.length).join(' / '),
    budget: '≤ 1',
    met: both.length === 2 && both.every((calls) => calls.length <= 1),
    raw: `launched on it / from another page; ${names}; after ${ms(launched.tookMs)} / ${without}`,
  }
}

const copyFigure = ({ visit, answered, copied }: Firsts): Figure => ({
  what: `${visit.name}: content from the stored copy`,
  figure: copied ? ms(copied.tookMs) : 'not seen',
  budget: 'before the answer',
  met: copied !== null,
  raw: answered
    ? `by the answer ${ms(answered.tookMs)}, ${FAR_MS} ms a database request`
    : 'nothing to compare with',
})

/** Puts the database of a running cloud farther away, for every function. */
const moveAway = (cloud: Cloud): number =>
  cloud.faults.add({
    action: 'database',
    effect: { kind: 'slow', ms: FAR_MS },
    times: 'always',
  })

/** How many calls the compiled mini-program makes for what a page shows first, and how soon it shows. */
export async function measureFirstContent(
  world: World,
  url: string,
  root: string,
): Promise<Figure[]> {
  const visits = (await prepareVisits(world, root)).filter((v) => v.name in WORDS)
  const words = new Map<string, string>()
  for (const v of visits) words.set(v.name, await WORDS[v.name]!(world, v))
  const unseen = Object.keys(WORDS).filter((name) => !words.has(name))
  if (unseen.length > 0) throw new Error(`no visit is named ${unseen.join(', ')}`)
  moveAway(world.cloud)
  const browser = await launchBrowser()
  try {
    const all: Firsts[] = []
    for (const v of visits) all.push(await measureVisit(browser, url, v, words.get(v.name)!))
    const withCopy = all.filter(({ visit }) => WITH_COPY.has(visit.name))
    return [...all.map(callFigure), ...withCopy.map(copyFigure)]
  } finally {
    await browser.close()
  }
}
