/** A function's folder and its config.json, read anew at each use so that edits take effect. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface TimerTrigger {
  name: string
  type: 'timer'
  config: string
}

export interface FunctionConfig {
  /** Seconds; WeChat's default is 3, its maximum 60. */
  timeout: number
  permissions: { openapi: string[] }
  triggers: TimerTrigger[]
}

const DEFAULT_TIMEOUT_S = 3
const MAX_TIMEOUT_S = 60

export const functionEntry = (dir: string, name: string): string => join(dir, name, 'index.js')

export const functionExists = (dir: string, name: string): boolean =>
  /^[\w-]+$/.test(name) && existsSync(functionEntry(dir, name))

/** Reads config.json; absent means the defaults. A malformed file throws: WeChat refuses it too. */
export function readConfig(dir: string, name: string): FunctionConfig {
  const file = join(dir, name, 'config.json')
  const raw = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<FunctionConfig>)
    : {}
  return {
    timeout: Math.min(MAX_TIMEOUT_S, Number(raw.timeout ?? DEFAULT_TIMEOUT_S)),
    permissions: { openapi: raw.permissions?.openapi ?? [] },
    triggers: raw.triggers ?? [],
  }
}
