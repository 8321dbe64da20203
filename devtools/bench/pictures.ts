import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { SCREEN, launchBrowser, openPhone } from '../desk/browser'
import { startDesk } from '../desk/server'
import type { Visit } from './visit'
import { prepareVisits } from './visits'
import { worldOf, type World } from './world'

const MAX_BYTES = 100_000
const root = join(__dirname, '..', '..')
const LOOKS = [
  { look: 'light', theme: 'light', elder: false },
  { look: 'dark', theme: 'dark', elder: false },
  { look: 'elder', theme: 'light', elder: true },
] as const

async function take(
  browser: Browser,
  url: string,
  visit: Visit,
  look: (typeof LOOKS)[number],
): Promise<number> {
  const phone = await openPhone(browser, url, { ...visit, theme: look.theme })
  await phone.settled()
  const errors = await phone.errors()
  if (errors.length > 0) throw new Error(`${visit.name} (${look.look}): ${errors.join('\n')}`)
  const file = join(root, 'docs', 'pictures', `${visit.name}-${look.look}.png`)
  writeFileSync(file, await phone.page.screenshot({ animations: 'disabled' }))
  await phone.page.context().close()
  const { size } = statSync(file)
  if (size > MAX_BYTES) throw new Error(`${file} has ${size} bytes, more than ${MAX_BYTES}`)
  return size
}

async function chosen(world: World): Promise<Visit[]> {
  const visits = await prepareVisits(world, root)
  const names = process.argv.slice(2)
  return names.length ? visits.filter((v) => names.some((n) => v.name.startsWith(n))) : visits
}

/** 长辈版 is a setting of the person, so it is switched as the person would. */
async function setElder(world: World, visits: Visit[], elderMode: boolean): Promise<void> {
  for (const openid of new Set(visits.map((v) => v.openid))) {
    await world.call(openid, 'identity.update', { requestId: world.requestId(), elderMode })
  }
}

/**
 * Pictures of every page in light, dark and elder looks, into docs/pictures; with arguments only of the
 * visits whose names begin so.
 */
async function main(): Promise<void> {
  mkdirSync(join(root, 'docs', 'pictures'), { recursive: true })
  const desk = await startDesk({ root, dataDir: ':memory:', port: 0, timers: false })
  const browser = await launchBrowser()
  try {
    const world = worldOf(desk.cloud)
    const visits = await chosen(world)
    // No timer runs here, and the desk would say that it has stopped.
    await desk.cloud.runTimer('jobs')
    let bytes = 0
    for (const look of LOOKS) {
      await setElder(world, visits, look.elder)
      for (const visit of visits) bytes += await take(browser, desk.url, visit, look)
    }
    const count = visits.length * LOOKS.length
    const { width, height } = SCREEN
    process.stdout.write(
      `${count} pictures of ${width} × ${height}, ${Math.round(bytes / 1000)} kB in docs/pictures\n`,
    )
  } finally {
    await browser.close()
    await desk.stop()
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
