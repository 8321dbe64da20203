/** `npm run cloud:serve`: any mini-program's functions folder on a local cloud, with no line of code. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { functionExists } from './functions/config'
import { startCloud } from './index'
import type { Cloud, CollectionSchema, FunctionLog } from './types'

export interface ServeOptions {
  /** Folder of function folders, as `cloudfunctionRoot` of project.config.json names it. */
  functionsDir: string
  /** JSON file: `[{"name": "reports", "indexes": [{"name": "at", "keys": [["at", -1]]}]}]`. */
  schemaFile?: string
  /** Names of collections without indexes, besides those of the file. */
  names?: string[]
  dataDir: string
  port: number
  timers: boolean
  /** Rules of our own off: queries without an index, createCollection() at run time. */
  loose: boolean
  onLog: (line: FunctionLog) => void
}

const direction = v.picklist([1, -1, '2dsphere'])
const schemaForm = v.array(
  v.object({
    name: v.string(),
    indexes: v.optional(
      v.array(
        v.object({
          name: v.string(),
          keys: v.array(v.tuple([v.string(), direction])),
          unique: v.optional(v.boolean()),
        }),
      ),
      [],
    ),
  }),
)

/** The collections a file declares. Throws naming the file and the place that is wrong. */
export function readSchema(file: string): CollectionSchema[] {
  const wrong = (what: string): Error => new Error(`${file}: ${what}`)
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (e) {
    throw wrong((e as Error).message)
  }
  const parsed = v.safeParse(schemaForm, json)
  if (parsed.success) return parsed.output as CollectionSchema[]
  const issue = parsed.issues[0]
  throw wrong(`${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`)
}

/** The functions of a folder: each folder in it that has an index.js. */
export const functionsIn = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => functionExists(dir, name))
    .sort()

/**
 * Serves a folder until `stop()`. Functions without a wx-server-sdk of their own get this
 * project's. Throws when there is no function in the folder, or what `startCloud` throws.
 */
export async function serve(o: ServeOptions): Promise<Cloud> {
  const functionsDir = resolve(o.functionsDir)
  if (!existsSync(functionsDir) || functionsIn(functionsDir).length === 0)
    throw new Error(`${o.functionsDir} has no folder with an index.js in it`)
  const named = (o.names ?? []).map((name): CollectionSchema => ({ name, indexes: [] }))
  const declared = o.schemaFile === undefined ? [] : readSchema(o.schemaFile)
  return startCloud({
    functionsDir,
    dataDir: o.dataDir,
    collections: [...declared, ...named],
    port: o.port,
    timers: o.timers,
    strict: !o.loose,
    env: { NODE_PATH: join(__dirname, '../../node_modules') },
    onLog: o.onLog,
  })
}
