/** The desk's door: watch pushes, calls and the clock; move the clock; run timers; plan faults. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Machine } from '../machine'
import { readFault } from './faultInput'
import { readBody, sendJson } from './http'

type Body = Record<string, unknown>

const clockState = (m: Machine): unknown => ({ now: m.clock.now(), offsetMs: m.clock.offsetMs })

const number = (v: unknown, name: string): number => {
  if (typeof v !== 'number' || !Number.isFinite(v)) throw new Error(`${name} must be a number`)
  return v
}

const ROUTES: Record<string, (m: Machine, body: Body, query: URLSearchParams) => unknown> = {
  'GET /dev/pushes': (m) => m.subscriptions.all(),
  'POST /dev/refuseNext': (m, { code, openid }) => {
    m.subscriptions.refuseNext(
      number(code, 'code'),
      openid === undefined ? undefined : String(openid),
    )
    return { ok: true }
  },
  'GET /dev/clock': clockState,
  'POST /dev/clock': (m, { advanceMs, setMs, reset }) => {
    if (reset) m.clock.reset()
    if (setMs !== undefined) m.clock.set(number(setMs, 'setMs'))
    if (advanceMs !== undefined) m.clock.advance(number(advanceMs, 'advanceMs'))
    return clockState(m)
  },
  'GET /dev/faults': (m) => m.faults.list(),
  'POST /dev/faults': (m, body) => ({ id: m.faults.add(readFault(body)) }),
  'DELETE /dev/faults': (m, { id }) => {
    if (id === undefined) m.faults.clear()
    else if (!m.faults.remove(number(id, 'id')))
      throw new Error(`no fault ${String(id)} is planned`)
    return m.faults.list()
  },
  'GET /dev/trips': (m, _body, query) => m.trips.since(Number(query.get('from') ?? 0)),
  'POST /dev/runTimer': async (m, { function: name }) => ({
    result: await m.runTimer(String(name)),
  }),
  // It takes no path: a page in a browser must not be able to choose where a file appears.
  'POST /dev/backup': async (m) => ({ file: await m.store.db.copyAside() }),
  'POST /dev/phone': (m, { openid, phone }) => {
    m.phones.set(String(openid), String(phone))
    return { ok: true }
  },
}

/** Server-sent events: pushes, calls, the clock and the planned faults, from now on. */
function stream(m: Machine, req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  res.write(': connected\n\n')
  const stop = m.onEvent((event, data) => {
    res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  })
  req.on('close', stop)
}

export async function serveDev(
  m: Machine,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
  if (pathname === '/dev/events' && req.method === 'GET') return stream(m, req, res)
  const route = ROUTES[`${req.method} ${pathname}`]
  if (!route) return sendJson(res, { error: 'no such door' }, 404)
  try {
    const text = (await readBody(req)).toString()
    sendJson(res, await route(m, text === '' ? {} : (JSON.parse(text) as Body), searchParams))
  } catch (e) {
    sendJson(res, { error: e instanceof Error ? e.message : String(e) }, 400)
  }
}
