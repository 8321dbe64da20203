import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import {
  openCloud,
  type Cloud,
  type CloudOptions,
  type FunctionLog,
  type OpenCloud,
} from '../cloud'
import { staysOnTheLine } from '../cloud/gateway/http'
import { bundlePage } from './pageFiles'
import { sendFile, sendText } from './static'
import { openStreet, type DeskStreet } from './street'

export interface DeskOptions {
  /** Folder of the cloud's data; ':memory:' is a temp folder that goes away at stop. */
  dataDir: string
  /** The repository: its dist/ holds what is served. */
  root: string
  /** 0 lets the system choose. Always 127.0.0.1. */
  port: number
  /** Run the timers of the functions by the cloud's clock. */
  timers: boolean
  /** Entries of a year of points of 1,040 people, where the street is new; none unless given. */
  yearOfEntries?: number
  onLog?: (line: FunctionLog) => void
  /** Opens the cloud; a test may take hold of it here. */
  openCloud?: (o: CloudOptions) => Promise<OpenCloud>
}

export interface Desk {
  url: string
  cloud: Cloud
  /** The street was seeded just now, because the store was empty. */
  seeded: boolean
  stop(): Promise<void>
}

const pathOf = (req: IncomingMessage): string => {
  try {
    return decodeURIComponent(new URL(req.url ?? '/', 'http://desk').pathname)
  } catch {
    return '/'
  }
}

/** Who serves what: the cloud its doors, the build the phone, the street its JSON, we the desk. */
function handler(
  root: string,
  cloud: Cloud,
  street: DeskStreet,
  page: Map<string, string>,
): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => {
    if (cloud.handle(req, res)) return
    const path = pathOf(req)
    const json = street.json[path]
    if (json !== undefined) return sendText(res, 200, '.json', JSON.stringify(json))
    const own = page.get(path)
    if (own !== undefined) return sendText(res, 200, extname(path) || '.html', own)
    if (path.startsWith('/phone/')) {
      return sendFile(req, res, join(root, 'dist', 'phone'), path.slice('/phone/'.length))
    }
    sendText(res, 404, '.txt', 'not found')
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })

/** Event streams never end by themselves, so connections are closed, not awaited. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/**
 * The whole of WeChat on one machine behind one port: cloud, phones, desk page. Seeds the demo
 * street when the store is empty. Throws when the build is missing or the port is taken.
 */
export async function startDesk(o: DeskOptions): Promise<Desk> {
  const functionsDir = join(o.root, 'dist', 'cloudfunctions')
  for (const built of [functionsDir, join(o.root, 'dist', 'phone', 'index.html')]) {
    if (!existsSync(built)) throw new Error(`${built} is missing: run npm run build first`)
  }
  const { cloud } = await (o.openCloud ?? openCloud)({
    functionsDir,
    dataDir: o.dataDir,
    collections: COLLECTIONS,
    timers: o.timers,
    onLog: o.onLog,
  })
  try {
    const street = await openStreet(cloud, o.yearOfEntries)
    const server = createServer(handler(o.root, cloud, street, await bundlePage()))
    staysOnTheLine(server)
    await listen(server, o.port)
    const { port } = server.address() as AddressInfo
    return {
      url: `http://127.0.0.1:${port}`,
      cloud,
      seeded: street.seeded,
      stop: async () => {
        await close(server)
        await cloud.stop()
      },
    }
  } catch (error) {
    await cloud.stop()
    throw error
  }
}
