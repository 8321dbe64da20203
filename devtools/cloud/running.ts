/** A running cloud says in its folder where it listens, so that commands find it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (dataDir: string): string => join(dataDir, 'running.json')

export const announce = (dataDir: string, url: string): void =>
  writeFileSync(fileIn(dataDir), `${JSON.stringify({ url })}\n`)

export const withdraw = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true })

/** The address of the cloud that runs on a folder; undefined when none answers. */
export async function runningOn(dataDir: string): Promise<string | undefined> {
  try {
    const { url } = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as { url: string }
    const answer = await fetch(`${url}/dev/clock`, { signal: AbortSignal.timeout(5000) })
    return answer.ok ? url : undefined
  } catch {
    return undefined // no note, a note of a process that was killed, or another program's port
  }
}
