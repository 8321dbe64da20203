/** `npm run cloud:explain -- [--url URL] [--last N] [--follow]`: the calls of a running desk. */
import { parseArgs } from 'node:util'
import { explain, explainText } from './explain'
import type { Trip } from './types'

const POLL_MS = 500
const MAX_LAST = 1000

interface Page {
  trips: Trip[]
  next: number
}

const page = async (url: string, from: number): Promise<Page> => {
  const answer = await fetch(new URL(`/dev/trips?from=${from}`, url)).catch(() => {
    throw new Error(`nothing answers at ${url}: start the desk with npm start, or give --url`)
  })
  if (!answer.ok) throw new Error(`${url} is no local cloud: /dev/trips answers ${answer.status}`)
  return (await answer.json()) as Page
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Tells of a call when it has been quiet for one poll, so that none is told in pieces. */
async function follow(url: string, from: number): Promise<never> {
  let next = from
  let waiting: Trip[] = []
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    const fresh = await page(url, next)
    next = fresh.next
    const busy = new Set(fresh.trips.map((t) => t.invocation))
    const quiet = waiting.filter((t) => !busy.has(t.invocation))
    if (quiet.length > 0) say(`\n${explainText(explain(quiet))}`)
    waiting = [...waiting.filter((t) => busy.has(t.invocation)), ...fresh.trips]
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:8520' },
      last: { type: 'string', default: '10' },
      follow: { type: 'boolean', default: false },
    },
  })
  const last = Number(values.last)
  if (!Number.isInteger(last) || last < 0 || last > MAX_LAST)
    throw new Error(`--last must be a number of calls from 0 to ${MAX_LAST}`)
  const { trips, next } = await page(values.url, 0)
  const calls = last === 0 ? [] : explain(trips).slice(-last)
  if (calls.length > 0) say(explainText(calls))
  else if (!values.follow) say('no call has asked the database yet')
  if (values.follow) await follow(values.url, next)
}

main().catch((e: Error) => {
  process.stderr.write(`${e.message}\n`)
  process.exitCode = 1
})
