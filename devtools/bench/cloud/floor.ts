/**
 * The floor: a server that answers each action of the SDK at once, with as many bytes as the true
 * answer has. What a call takes here, no cloud can better: it is the SDK, HTTP and the machine.
 * The first part of the path says how many documents a list holds: /floor/20.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { docOf } from './rows'

export interface Floor {
  url: string
  /** Since the start: requests answered, connections accepted. */
  counts(): { requests: number; connections: number }
  stop(): Promise<void>
}

const documentText = JSON.stringify(docOf(0)).replace(/:(\d+)([,}])/g, ':{"$numberInt":"$1"}$2')

function answerTo(action: string, documents: number): string {
  const data: Record<string, unknown> = {
    'database.getDocument': { list: Array.from({ length: documents }, () => documentText) },
    'database.aggregateDocuments': {
      list: Array.from({ length: documents }, () => '{"_id":{"$numberInt":"1"}}'),
    },
    'database.calculateDocument': { total: 100 },
    'database.insertDocument': { insertedIds: ['0'.repeat(32)] },
    'database.modifyDocument': { updated: 1 },
    'database.removeDocument': { deleted: 1 },
  }
  const own: Record<string, unknown> = {
    'database.startTransaction': { transactionId: '0'.repeat(36) },
    'database.commitTransaction': { committed: 1 },
  }
  return JSON.stringify({ ...(own[action] ?? { data: data[action] }), requestId: 'floor-1' })
}

export async function startFloor(): Promise<Floor> {
  const answers = new Map<string, string>()
  let requests = 0
  let connections = 0
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (c: Buffer) => chunks.push(c))
    req.on('end', () => {
      requests++
      const action = /"action":"([\w.]+)"/.exec(Buffer.concat(chunks).toString())?.[1] ?? ''
      const documents = Number(/^\/floor\/(\d+)/.exec(req.url ?? '')?.[1] ?? 1)
      const key = `${action} ${documents}`
      let text = answers.get(key)
      if (text === undefined) answers.set(key, (text = answerTo(action, documents)))
      res.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      })
      res.end(text)
    })
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/floor`,
    counts: () => ({ requests, connections }),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
